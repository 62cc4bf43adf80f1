import type { Metadata } from 'next'
import { ReadingShell } from '@/components/layout/public-shell'
import { DataTable, StackCell, StackHead, StackRow, TableCard } from '@/components/ui/data-table'
import { findOwnSpace } from '@/lib/auth/own-space'
import { RETENTIONS } from '@/lib/retentions'

export const metadata: Metadata = { title: 'Données personnelles' }

const USES = [
  {
    data: 'Nom, prénom, date de naissance, division de l’élève',
    why: 'Savoir quel élève vous suivez et vérifier votre code.',
    origin: 'La base élèves de l’établissement',
    kept: 'Tant que l’élève est dans l’établissement',
  },
  {
    data: 'Nom, adresse, courriel et téléphone du responsable',
    why: 'Vous envoyer votre code.',
    origin: 'La base élèves de l’établissement',
    kept: 'Tant que l’élève est dans l’établissement',
  },
  {
    data: 'Notes, absences, retards et compétences de l’élève',
    why: 'Vous les montrer, dans les services que l’établissement a ouverts.',
    origin: 'L’établissement',
    kept: 'La copie que vous lisez est effacée quand plus personne ne suit l’élève sur le site',
  },
  {
    data: 'Identifiant et mot de passe',
    why: 'Vous reconnaître à chaque connexion. Le mot de passe est haché\u00a0: personne ne peut le lire.',
    origin: 'Vous',
    kept: 'Tant que votre compte existe',
  },
  {
    data: 'Code d’activation',
    why: 'Ouvrir votre compte une seule fois. Il est chiffré.',
    origin: 'L’établissement',
    kept: 'La copie lisible est effacée dès que le code n’est plus valable',
  },
  {
    data: 'Dates de connexion et début de l’adresse Internet',
    why: 'Repérer une connexion qui n’est pas la vôtre.',
    origin: 'Votre navigateur',
    kept: '6 mois',
  },
  {
    data: 'Journal des actions sur les codes et les accès',
    why: 'Savoir qui a fait quoi en cas de question.',
    origin: 'Le site',
    kept: '12 mois',
  },
] as const

export default async function PrivacyPage() {
  return (
    <ReadingShell
      space={await findOwnSpace()}
      title="Données personnelles"
      lead="Quelles données sont utilisées, pourquoi, et ce que vous pouvez demander."
    >
      <h2>Qui est responsable</h2>
      <p>
        Le chef d’établissement décide d’ouvrir les téléservices et d’envoyer les codes. L’académie fait fonctionner le
        site. Ils agissent dans le cadre d’une mission d’intérêt public.
      </p>
      <h2 id="donnees">Quelles données, et pour quoi faire</h2>
      <TableCard>
        <DataTable label="Données utilisées" stack>
          <thead>
            <tr>
              <th scope="col">Donnée</th>
              <th scope="col">Pourquoi</th>
              <th scope="col">D’où elle vient</th>
              <th scope="col">Durée</th>
            </tr>
          </thead>
          <tbody>
            {USES.map((use) => (
              <StackRow key={use.data}>
                <StackHead className="cell-full">{use.data}</StackHead>
                <StackCell className="cell-full">{use.why}</StackCell>
                <StackCell className="cell-full text-ink-2" data-label="Origine">
                  {use.origin}
                </StackCell>
                <StackCell className="cell-full text-ink-2" data-label="Durée">
                  {use.kept}
                </StackCell>
              </StackRow>
            ))}
          </tbody>
        </DataTable>
      </TableCard>
      <h2 id="durees">Ce qui est effacé, et quand</h2>
      <TableCard>
        <DataTable label="Durées de conservation" stack>
          <thead>
            <tr>
              <th scope="col">Donnée</th>
              <th scope="col">Durée</th>
              <th scope="col">À partir de quand</th>
            </tr>
          </thead>
          <tbody>
            {RETENTIONS.map(({ name, what, after, from }) => (
              <StackRow key={name}>
                <StackHead className="cell-full">{what}</StackHead>
                <StackCell className="cell-full text-ink-2" data-label="Durée">
                  {after}
                </StackCell>
                <StackCell className="cell-full text-ink-2" data-label="À partir de quand">
                  {from}
                </StackCell>
              </StackRow>
            ))}
          </tbody>
        </DataTable>
      </TableCard>
      <h2>Qui peut les voir</h2>
      <ul>
        <li>Vous, pour vos enfants seulement.</li>
        <li>Les personnes que le chef d’établissement a désignées, pour leur établissement seulement.</li>
        <li>Personne d’autre. Les données ne sont ni vendues ni transmises à une entreprise de publicité.</li>
      </ul>
      <p>
        Les familles lisent une copie faite chaque nuit. Elles n’ont jamais accès à la base élèves. Changer votre compte
        ne change rien dans la base de l’établissement.
      </p>
      <h2>Vos droits</h2>
      <p>
        Vous pouvez demander à voir vos données, à les corriger, ou à ne plus avoir d’accès. Adressez-vous au
        secrétariat de l’établissement. Sans réponse sous un mois, vous pouvez saisir la CNIL, 3 place de Fontenoy,
        75007 Paris.
      </p>
      <h2>Si vous ne voulez pas d’accès en ligne</h2>
      <p>
        Renvoyez le coupon de la lettre à l’établissement, case «{'\u00a0'}refus{'\u00a0'}». L’établissement vous
        donnera les mêmes informations autrement.
      </p>
    </ReadingShell>
  )
}
