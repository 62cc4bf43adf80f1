import type { Metadata, Route } from 'next'
import { EmailToConfirm } from '@/components/accounts/email-to-confirm'
import { FormShell } from '@/components/layout/form-shell'
import { LinkButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { getOwnAccount } from '@/lib/accounts/queries/get-own-account'
import { emailChallenge } from '@/lib/accounts/recovery/challenge-cookie'
import { requireFamily } from '@/lib/auth/session'
import { titleCase } from '@/lib/platform/text'
import { getFamilyHome } from '@/lib/teleservices/family/get-family-home'
import { enumerate } from '@/lib/teleservices/letters/domain/wording'

export const metadata: Metadata = { title: 'Votre compte est créé' }

/** A result is a page: safe to reload and to print. */
export default async function ActivationDonePage() {
  const actor = await requireFamily()
  const [account, home, waiting] = await Promise.all([
    getOwnAccount(actor),
    getFamilyHome(actor),
    emailChallenge.read(),
  ])
  const names = home.children.map((child) => titleCase(child.firstName))
  const own = actor.profile === 'STUDENT'
  return (
    <FormShell>
      <div className="card p-6 mt-4">
        <p className="flex items-center gap-2 text-ok font-bold">
          <Icon name="check" className="!size-7" />
          C’est fait
        </p>
        <h1 className="mt-1">Votre compte est créé</h1>
        <dl className="mt-4 grid gap-3">
          <div>
            <dt className="text-16 text-ink-3">Votre identifiant</dt>
            <dd className="text-21 font-bold break-all">{account.username}</dd>
          </div>
          {!own && names.length > 0 && (
            <div>
              <dt className="text-16 text-ink-3">{names.length > 1 ? 'Vos enfants' : 'Votre enfant'}</dt>
              <dd>{enumerate(names)}</dd>
            </div>
          )}
        </dl>
      </div>
      {waiting?.accountId === actor.id && waiting.email && <EmailToConfirm email={waiting.email} />}
      <h2 className="mt-7">Et maintenant&nbsp;?</h2>
      <ul className="mt-2 grid gap-2 list-disc ps-6">
        <li>Notez votre identifiant.</li>
        <li>Votre code ne sert plus. Vous pouvez jeter le courrier.</li>
        <li>
          {own
            ? 'Revenez avec votre identifiant et votre mot de passe.'
            : 'Pour un enfant d’un autre établissement, ajoutez son code à ce compte.'}
        </li>
      </ul>
      <LinkButton href={'/mes-teleservices' as Route} variant="primary" className="mt-5 w-full sm:w-auto">
        {own ? 'Voir mes téléservices' : names.length === 1 ? 'Voir mon enfant' : 'Voir mes enfants'}
      </LinkButton>
    </FormShell>
  )
}
