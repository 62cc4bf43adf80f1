import type { Route } from 'next'
import { AttachCodeForm } from '@/components/accounts/attach-code-form'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { requireFamily } from '@/lib/auth/session'
import { attachCodeAction } from './actions'

export default async function AttachCodePage() {
  const actor = await requireFamily()
  return (
    <>
      <p className="text-16">
        <Link className="inline-flex items-center gap-1 py-2" href={'/mes-teleservices' as Route}>
          <Icon name="chevronLeft" />
          Mes téléservices
        </Link>
      </p>
      <AttachCodeForm action={attachCodeAction} own={actor.profile === 'STUDENT'} />
    </>
  )
}
