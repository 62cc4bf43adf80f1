import type { Metadata, Route } from 'next'
import { RecoveryCodesForm } from '@/components/accounts/recovery-codes-form'
import { ReplaceFactorForm } from '@/components/accounts/replace-factor-form'
import { SessionList } from '@/components/accounts/session-list'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { hasFactor } from '@/lib/auth/has-factor'
import { listSessions } from '@/lib/auth/list-sessions'
import { listPlaces } from '@/lib/auth/places'
import { countRecoveryCodes } from '@/lib/auth/recovery-codes'
import { requireAccount } from '@/lib/auth/session'
import { frenchDateTime } from '@/lib/platform/dates'
import { plural } from '@/lib/platform/text'
import { endSessionAction, renewRecoveryCodesAction, replaceFactorAction } from './actions'

const TITLE = 'Sécurité du compte'
export const metadata: Metadata = { title: TITLE }

/** Password, application, sessions: one's own account only. */
export default async function SecurityPage() {
  const actor = await requireAccount()
  const [sessions, factor, codes, places] = await Promise.all([
    listSessions(actor),
    hasFactor(actor.id),
    countRecoveryCodes(actor.id),
    listPlaces(actor.id),
  ])
  return (
    <>
      <PageHeader
        title={TITLE}
        breadcrumb={
          actor.kind === 'family'
            ? [{ label: 'Mon compte', href: '/mon-compte' as Route }, { label: TITLE }]
            : undefined
        }
        lead={`Compte de ${actor.displayName}.`}
      />
      <section className="card mt-4 px-5 py-4 grid gap-3 justify-items-start" aria-labelledby="mot-de-passe">
        <h2 id="mot-de-passe">Mot de passe</h2>
        <p>Changer de mot de passe ferme vos autres sessions.</p>
        <LinkButton href="/mon-compte/securite/mot-de-passe">Changer de mot de passe</LinkButton>
      </section>
      <section className="card mt-4 px-5 py-4 grid gap-3 justify-items-start" aria-labelledby="application">
        <h2 id="application">Application d’authentification</h2>
        {factor ? (
          <>
            <p>Elle est enregistrée. Il vous reste {plural(codes, 'code')} de secours.</p>
            <RecoveryCodesForm action={renewRecoveryCodesAction} />
            <ReplaceFactorForm action={replaceFactorAction} />
          </>
        ) : (
          <>
            <p>Un code de votre téléphone complète le mot de passe, à chaque connexion.</p>
            <LinkButton href="/mon-compte/securite/application">Enregistrer une application</LinkButton>
          </>
        )}
      </section>
      {places.length > 1 && (
        <section className="card mt-4 px-5 py-4 grid gap-3 justify-items-start" aria-labelledby="profil">
          <h2 id="profil">Profil</h2>
          <p>Ce compte a {plural(places.length, 'profil')}. Les droits de l’un ne servent pas à l’autre.</p>
          <LinkButton href="/connexion/profil">Changer de profil</LinkButton>
        </section>
      )}
      <SessionList
        action={endSessionAction}
        sessions={sessions.map(({ createdAt, lastSeenAt, ...session }) => ({
          ...session,
          opened: frenchDateTime(createdAt),
          seen: frenchDateTime(lastSeenAt),
        }))}
      />
    </>
  )
}
