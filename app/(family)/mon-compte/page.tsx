import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { EmailForm } from '@/components/accounts/email-form'
import { EmailToConfirm } from '@/components/accounts/email-to-confirm'
import { BackToHome } from '@/components/layout/back-to-home'
import { LinkButton } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { getOwnAccount, type OwnAccount } from '@/lib/accounts/queries/get-own-account'
import { emailChallenge } from '@/lib/accounts/recovery/challenge-cookie'
import { RECOVERY } from '@/lib/accounts/recovery/messages'
import { restoredState } from '@/lib/auth/drafts'
import { requireAccount } from '@/lib/auth/session'
import { frenchDay } from '@/lib/platform/dates'
import { familyDisplayName } from '@/lib/platform/text'
import { getFamilyHome } from '@/lib/teleservices/family/get-family-home'
import type { FamilyChild } from '@/lib/teleservices/family/list-children'
import { changeEmailAction } from './actions'

export const metadata: Metadata = { title: 'Mon compte' }

/** TS-121. Staff have only the security of their account. */
export default async function AccountPage({ searchParams }: PageProps<'/mon-compte'>) {
  const actor = await requireAccount()
  if (actor.kind !== 'family') redirect('/mon-compte/securite' as Route)
  const { fait, erreur } = await searchParams
  const [account, home, waiting] = await Promise.all([
    getOwnAccount(actor),
    getFamilyHome(actor),
    emailChallenge.read(),
  ])
  const own = actor.profile === 'STUDENT'
  return (
    <>
      <BackToHome />
      <h1 className="mt-2">Mon compte</h1>
      <section className="card p-5 mt-5" aria-labelledby="identite">
        <h2 id="identite">Se connecter</h2>
        <dl className="mt-3">
          <dt className="text-16 text-ink-3">Identifiant</dt>
          <dd className="text-21 font-bold break-all">{account.username}</dd>
        </dl>
        <p className="mt-3 text-16">
          <Link className="inline-block py-2" href={'/mon-compte/securite' as Route}>
            Changer mon mot de passe, voir mes connexions
          </Link>
        </p>
      </section>
      {!own && (
        <section className="card p-5 mt-5" aria-labelledby="courriel">
          <h2 id="courriel">Adresse électronique</h2>
          {fait === 'courriel' && (
            <Notice tone="ok" role="status" className="mt-3">
              Votre adresse est confirmée. Vos autres sessions sont fermées.
            </Notice>
          )}
          {erreur === 'expire' && (
            <Notice tone="warn" role="status" className="mt-3">
              {RECOVERY.expired}
            </Notice>
          )}
          {waiting?.accountId === actor.id && waiting.email && <EmailToConfirm email={waiting.email} />}
          <EmailForm
            action={changeEmailAction}
            email={account.email}
            initial={await restoredState('accounts.change-email')}
          />
        </section>
      )}
      <section className="card p-5 mt-5" aria-labelledby="eleves">
        <h2 id="eleves">{own ? 'Mon accès' : 'Mes enfants'}</h2>
        <Attached pupils={home.children} codes={account.codes} />
        {!own && (
          <p className="mt-4">
            <LinkButton href={'/mon-compte/rattacher' as Route} icon="add">
              Ajouter un enfant avec son code
            </LinkButton>
          </p>
        )}
      </section>
    </>
  )
}

function Attached({ pupils, codes }: { pupils: readonly FamilyChild[]; codes: OwnAccount['codes'] }) {
  if (pupils.length === 0) return <p className="mt-2 text-ink-2">Aucun élève n’est rattaché à ce compte aujourd’hui.</p>
  return (
    <ul className="list-none p-0 mt-3 grid gap-3">
      {pupils.map((child) => {
        const code = codes.find(({ studentId }) => studentId === child.studentId)
        return (
          <li key={child.studentId} className="border-t border-line pt-3 first:border-t-0 first:pt-0">
            <p className="font-semibold">{familyDisplayName(child)}</p>
            <p className="text-16 text-ink-2">{[child.division, child.school.name].filter(Boolean).join(' · ')}</p>
            {code && (
              <p className="text-16 text-ink-2">
                Code <span className="code">{code.reference}</span>, utilisé le {frenchDay(code.usedAt)}
              </p>
            )}
          </li>
        )
      })}
    </ul>
  )
}
