import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { DisputeForm } from '@/components/accounts/dispute-form'
import { restoredState } from '@/lib/auth/drafts'
import { requireFamily } from '@/lib/auth/session'
import { familyDisplayName } from '@/lib/platform/text'
import { getFamilyHome } from '@/lib/teleservices/family/get-family-home'
import { disputeAccessesAction } from './actions'

export default async function DisputePage() {
  const actor = await requireFamily()
  const { children } = await getFamilyHome(actor)
  if (actor.profile !== 'GUARDIAN' || children.length === 0) redirect('/mes-teleservices' as Route)
  const pupils = children.map((child) => ({
    accessId: child.accessId,
    name: familyDisplayName(child),
    place: [child.division, child.school.name].filter(Boolean).join(' · '),
  }))
  return (
    <DisputeForm
      action={disputeAccessesAction}
      initial={await restoredState('accounts.dispute-accesses')}
      pupils={pupils}
    />
  )
}
