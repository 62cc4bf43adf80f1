import type { Metadata, Route } from 'next'
import type { IconName } from '@/components/icons'
import { FootbridgeScene } from '@/components/layout/drawings'
import { PublicShell } from '@/components/layout/public-shell'
import { LinkButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { findOwnSpace } from '@/lib/auth/own-space'

export const metadata: Metadata = { title: 'Suivez la scolarité de votre enfant' }

const STEPS: readonly { icon: IconName; title: string; text: string }[] = [
  { icon: 'file', title: 'Prenez votre courrier', text: 'Le code est dans l’encadré. Il a 13 caractères.' },
  { icon: 'birthday', title: 'Donnez la date de naissance', text: 'Celle de votre enfant\u00a0: jour, mois et année.' },
  { icon: 'lock', title: 'Choisissez un mot de passe', text: 'Vous l’utiliserez à chaque connexion.' },
]

export default async function HomePage() {
  return (
    <PublicShell space={await findOwnSpace()}>
      <section className="bg-surface border-b border-line">
        <div className="mx-auto max-w-[70rem] px-4 py-8 lg:py-14 grid gap-8 lg:grid-cols-[1.05fr_1fr] items-center">
          <div>
            <h1 className="!text-32 sm:!text-42">Suivez la scolarité de votre enfant</h1>
            <p className="mt-3 text-21 text-ink-2 max-w-[32ch]">
              L’établissement vous a envoyé un code. Activez votre accès ici, en cinq minutes.
            </p>
            <div className="mt-6 flex flex-col sm:flex-row sm:items-center gap-3">
              <LinkButton href={'/activation' as Route} variant="primary" icon="code">
                J’ai reçu un code
              </LinkButton>
              <LinkButton href={'/connexion' as Route}>Me connecter</LinkButton>
            </div>
            <p className="mt-4 text-16">
              <Link className="inline-block py-2" href={'/aide/familles#sans-code' as Route}>
                Je n’ai pas reçu de code ou je l’ai perdu
              </Link>
            </p>
          </div>
          <div className="max-w-[32rem] w-full mx-auto">
            <FootbridgeScene />
          </div>
        </div>
      </section>
      <HowTo />
      <Audiences />
    </PublicShell>
  )
}

const HowTo = () => (
  <section className="mx-auto max-w-[70rem] px-4 py-10" aria-labelledby="etapes">
    <h2 id="etapes" className="!text-26">
      Comment faire{'\u00a0'}?
    </h2>
    <ol className="mt-6 grid gap-7 md:grid-cols-3 list-none p-0">
      {STEPS.map((step, index) => (
        <li key={step.title} className="grid grid-cols-[3.5rem_1fr] gap-4 items-start">
          <span className="grid place-items-center size-14 rounded-full bg-primary-soft text-primary">
            <Icon name={step.icon} className="!size-7" />
          </span>
          <div>
            <h3 className="text-18">
              {index + 1}. {step.title}
            </h3>
            <p className="text-ink-2 text-16">{step.text}</p>
          </div>
        </li>
      ))}
    </ol>
    <p className="mt-6 text-16">
      <Link className="inline-block py-2" href={'/aide/familles' as Route}>
        Voir l’aide en images
      </Link>
    </p>
  </section>
)

const Audiences = () => (
  <section className="mx-auto max-w-[70rem] px-4 pb-4" aria-labelledby="pour-qui">
    <h2 id="pour-qui" className="!text-26">
      Pour qui{'\u00a0'}?
    </h2>
    <ul className="mt-5 grid gap-4 md:grid-cols-3 list-none p-0">
      <Audience icon="people" title="Familles" link="Activer mon accès" href="/activation">
        Notes, absences et compétences de chaque enfant, avec un seul compte par responsable.
      </Audience>
      <Audience icon="person" title="Élèves" link="Activer mon accès d’élève" href="/activation">
        Avec le code remis par l’établissement et votre date de naissance.
      </Audience>
      <Audience id="etablissements" icon="school" title="Établissements" link="Se connecter" href="/connexion">
        Ouvrez les téléservices, créez les accès, envoyez les codes et suivez les activations.
      </Audience>
    </ul>
    <Notice className="mt-8" title={'Besoin d’aide\u00a0?'}>
      <p>
        Le secrétariat de l’établissement peut vous donner un nouveau code.{' '}
        <Link href={'/aide' as Route}>Lire l’aide</Link>
      </p>
    </Notice>
  </section>
)

type AudienceProps = { id?: string; icon: IconName; title: string; link: string; href: string; children: string }

const Audience = ({ id, icon, title, link, href, children }: AudienceProps) => (
  <li id={id} className="card p-5 flex flex-col gap-1.5">
    <h3 className="flex items-center gap-2.5">
      <Icon name={icon} className="text-primary" />
      {title}
    </h3>
    <p className="text-ink-2 text-16">{children}</p>
    <p className="mt-auto pt-1.5">
      <Link className="text-16 inline-block py-2" href={href as Route}>
        {link}
      </Link>
    </p>
  </li>
)
