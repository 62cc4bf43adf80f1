import type { Metadata, Route } from 'next'
import type { ReactNode } from 'react'
import {
  BirthDatePicture,
  ChildrenPicture,
  CodePicture,
  LetterPicture,
  PasswordPicture,
} from '@/components/layout/help-drawings'
import { ReadingShell } from '@/components/layout/public-shell'
import { LinkButton } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { findOwnSpace } from '@/lib/auth/own-space'

export const metadata: Metadata = { title: 'Aide en images pour les familles' }

const STEPS: readonly { title: string; text: string; picture: ReactNode }[] = [
  { title: 'Prenez la lettre', text: 'Cherchez l’encadré. Le code est dedans.', picture: <LetterPicture /> },
  { title: 'Écrivez le code', text: 'Il a 13 lettres et chiffres. Appuyez sur Continuer.', picture: <CodePicture /> },
  {
    title: 'Donnez la date de naissance',
    text: 'C’est celle de l’enfant écrit sur la lettre\u00a0: jour, mois, année.',
    picture: <BirthDatePicture />,
  },
  {
    title: 'Regardez vos enfants',
    text: 'Décochez un enfant qui n’est pas le vôtre.',
    picture: <ChildrenPicture />,
  },
  {
    title: 'Choisissez un mot de passe',
    text: 'Au moins 12 caractères. Ne le donnez à personne.',
    picture: <PasswordPicture />,
  },
]

export default async function FamilyHelpPage() {
  return (
    <ReadingShell space={await findOwnSpace()} title="Aide en images" lead="Cinq étapes, cinq minutes.">
      <ol className="mt-6 grid gap-4 sm:grid-cols-2 lg:grid-cols-5 list-none p-0">
        {STEPS.map((step, index) => (
          <li key={step.title} className="card p-4 grid gap-3 content-start justify-items-center text-center">
            {step.picture}
            <div>
              <h2>
                {index + 1}. {step.title}
              </h2>
              <p className="text-ink-2">{step.text}</p>
            </div>
          </li>
        ))}
      </ol>
      <p className="pt-3">
        <LinkButton variant="primary" icon="code" href={'/activation' as Route}>
          J’ai reçu un code
        </LinkButton>
      </p>
      <Questions />
    </ReadingShell>
  )
}

const Questions = () => (
  <>
    <h2 id="sans-code">Je n’ai pas de code, ou je l’ai perdu</h2>
    <p>
      Appelez le secrétariat de l’établissement. Il vous donnera un nouveau code, et l’ancien ne marchera plus. Le
      numéro est sur le carnet de correspondance ou sur le site de l’établissement.
    </p>
    <h2>Mon code ne marche pas</h2>
    <ul>
      <li>Un code marche à partir du lendemain de sa création.</li>
      <li>Comparez chaque caractère avec la lettre. Le chiffre 0 et la lettre O sont compris de la même façon.</li>
      <li>
        La date demandée est celle de l’enfant, pas la vôtre. Après 5 dates fausses, le code est suspendu{'\u00a0'}:
        appelez le secrétariat.
      </li>
    </ul>
    <h2>J’ai plusieurs enfants</h2>
    <p>
      Un seul code suffit pour tous vos enfants du même établissement. Pour un enfant d’un autre établissement, gardez
      son code{'\u00a0'}: vous l’ajouterez à votre compte.
    </p>
    <h2>Nous sommes deux parents</h2>
    <p>Chaque responsable a son propre code et son propre compte. Ne partagez pas le vôtre.</p>
    <h2>J’ai oublié mon identifiant ou mon mot de passe</h2>
    <p>
      <Link href={'/connexion/oubli' as Route}>Recevez un code</Link> à l’adresse électronique de votre compte. Votre
      compte n’en a pas{'\u00a0'}? Appelez le secrétariat de l’établissement. Personne ne peut lire votre mot de passe,
      mais l’établissement peut vous rendre l’accès.
    </p>
    <p className="pt-3">
      <Link href={'/aide' as Route}>Toute l’aide</Link>
    </p>
  </>
)
