import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { ChildrenForm } from '@/components/accounts/children-form'
import { FormShell } from '@/components/layout/form-shell'
import { readProved } from '@/lib/accounts/activation-progress'
import { findActivation } from '@/lib/accounts/queries/find-activation'
import { listPupilsToOpen } from '@/lib/teleservices/family/list-pupils-to-open'
import { confirmChildrenAction } from '../actions'

/** TS-16: every child that the account will show, before anything is written. */
export default async function ActivationChildrenPage() {
  const progress = await readProved(null)
  if (!progress) redirect('/activation')
  const activation = await findActivation(progress.codeId)
  if (!activation) redirect('/activation?erreur=expire' as Route)
  const toOpen = await listPupilsToOpen(activation)
  if (!toOpen) redirect('/activation?erreur=tard' as Route)
  const { pupils, phone } = toOpen
  return (
    <FormShell back={{ href: '/activation/date-de-naissance' as Route, label: 'Étape précédente' }}>
      <ChildrenForm
        action={confirmChildrenAction}
        pupils={pupils}
        notMine={progress.notMine}
        own={activation.kind === 'CAE'}
        phone={phone}
      />
    </FormShell>
  )
}
