import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { ChildrenForm } from '@/components/accounts/children-form'
import { BackToHome } from '@/components/layout/back-to-home'
import { readProved } from '@/lib/accounts/activation-progress'
import { findActivation, findHolder } from '@/lib/accounts/queries/find-activation'
import { requireFamily } from '@/lib/auth/session'
import { familyDisplayName, nameKey } from '@/lib/platform/text'
import { listPupilsToOpen } from '@/lib/teleservices/family/list-pupils-to-open'
import { confirmAttachAction } from '../actions'

/** TS-16: whose code it is, and every child that it adds, before anything is opened. */
export default async function AttachChildrenPage() {
  const actor = await requireFamily()
  const progress = await readProved(actor.id)
  if (!progress) redirect('/mon-compte/rattacher' as Route)
  const [activation, holder] = await Promise.all([findActivation(progress.codeId), findHolder(progress.codeId)])
  if (!activation || !holder) redirect('/mon-compte/rattacher?erreur=expire' as Route)
  const toOpen = await listPupilsToOpen(activation)
  if (!toOpen) redirect('/mon-compte/rattacher?erreur=tard' as Route)
  const { pupils, phone } = toOpen
  const name = familyDisplayName(holder)
  const own = activation.kind === 'CAE'
  return (
    <>
      <BackToHome />
      <ChildrenForm
        action={confirmAttachAction}
        pupils={pupils}
        notMine={progress.notMine}
        own={own}
        phone={phone}
        attaching={{ holder: own || nameKey(name) === nameKey(actor.displayName) ? null : name }}
      />
    </>
  )
}
