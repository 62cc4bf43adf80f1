import type { Metadata, Route } from 'next'
import type { ReactNode } from 'react'
import { ReadingShell } from '@/components/layout/public-shell'
import { Link } from '@/components/ui/link'
import { findOwnSpace } from '@/lib/auth/own-space'
import { getActor } from '@/lib/auth/session'
import { typographic } from '@/lib/platform/text'

export const metadata: Metadata = { title: 'Aide' }

export default async function HelpPage() {
  const actor = await getActor()
  const staff = actor?.kind === 'staff' || actor?.kind === 'academie'
  return (
    <ReadingShell space={await findOwnSpace()} title="Aide" lead="Choisissez votre situation.">
      {staff && <StaffHelp />}
      <FamilyHelp />
      {!staff && <StaffHelp />}
    </ReadingShell>
  )
}

const FamilyHelp = () => (
  <>
    <h2>Familles et élèves</h2>
    <p>
      <Link href={'/aide/familles' as Route}>L’aide en images</Link> montre les cinq étapes pour ouvrir votre accès.
    </p>
    <Question title="À quoi sert le code ?">
      Le code prouve que l’établissement vous a donné l’accès. Il sert une seule fois, pour créer votre compte. Ensuite
      vous vous connectez avec l’identifiant et le mot de passe que vous avez choisis.
    </Question>
    <Question title="À qui demander de l’aide ?">
      Au secrétariat de l’établissement de votre enfant. En cas de problème de connexion, contactez le chef
      d’établissement.
    </Question>
    <Question title="Pourquoi un service n’apparaît-il pas ?">
      C’est l’établissement qui ouvre chaque service. Un service fermé reste écrit sur votre page, avec la raison.
    </Question>
    <Question title="De quand datent les informations ?">
      Elles sont copiées chaque nuit. La date est écrite en haut de votre page.
    </Question>
  </>
)

const StaffHelp = () => (
  <>
    <h2 id="etablissements">Établissements</h2>
    <p>Cinq étapes, dans cet ordre. L’accueil des téléservices montre où vous en êtes.</p>
    <ol>
      <li>
        <strong>Importer la base élèves.</strong> Déposez les exports de SIECLE. Vous voyez les différences avant
        d’appliquer. Importer deux fois le même fichier ne change rien.
      </li>
      <li>
        <strong>Ouvrir les téléservices.</strong> Seul le chef d’établissement peut ouvrir ou fermer un service.
      </li>
      <li>
        <strong>Créer les accès.</strong> Une case cochée est un accès. Validez pour enregistrer les modifications. Un
        code créé aujourd’hui est utilisable demain.
      </li>
      <li>
        <strong>Notifier.</strong> Par courriel, par lettre, ou les deux. Vous vérifiez avant l’envoi, et vous pouvez
        annuler les courriels tant que le délai court.
      </li>
      <li>
        <strong>Suivre.</strong> L’accueil dit qui n’a pas encore de compte, et pourquoi.
      </li>
    </ol>
    <Question title="Une ligne est en lecture seule : pourquoi ?">
      La ligne dit la raison. Un responsable déjà notifié se gère un par un, pour qu’un code envoyé ne soit pas retiré
      par erreur.
    </Question>
    <Question title="Pourquoi un responsable n’a-t-il pas été notifié ?">
      Il n’a ni courriel ni adresse postale, ou la messagerie a refusé le courriel. Le rapport donne le motif pour
      chacun.
    </Question>
    <Question title="Comment imprimer les lettres ?">
      À 100{'\u00a0'}%, sans «{'\u00a0'}ajuster à la page{'\u00a0'}», au recto seulement. L’adresse tombe alors dans la
      fenêtre de l’enveloppe DL.
    </Question>
    <Question title="Quand les familles voient-elles une note ?">
      Au fil de l’eau, le lendemain de la date choisie par l’enseignant. À échéance, le lendemain des dates que vous
      fixez dans Gestion des Services, Paramétrage. Sans date, les familles d’une division ne voient rien. Les absences
      et le livret de compétences suivent la même règle.
    </Question>
    <Question title="Comment charger les notes, les absences et les compétences ?">
      Par un fichier CSV. Les pages «{'\u00a0'}Charger des notes{'\u00a0'}», «{'\u00a0'}Charger des absences{'\u00a0'}»
      et «{'\u00a0'}Charger des compétences{'\u00a0'}» donnent le modèle, avec les élèves de la division choisie, et le
      format de chaque colonne. Vous voyez ce que le fichier change avant de valider. Charger deux fois le même fichier
      ne change rien. Une évaluation se saisit aussi à la main.
    </Question>
    <Question title="Comment donner un droit à un collègue ?">
      Le chef d’établissement peut déléguer l’import, le paramétrage, la création des accès, la notification et le
      chargement des notes, des absences et des compétences. Il ne peut pas déléguer l’ouverture des services.
    </Question>
  </>
)

const Question = ({ title, children }: { title: string; children: ReactNode }) => (
  <>
    <h3>{typographic(title)}</h3>
    <p>{children}</p>
  </>
)
