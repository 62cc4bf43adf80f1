import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { ChildrenForm } from '@/components/accounts/children-form'
import { FormShell } from '@/components/layout/form-shell'
import { readProgress } from '@/lib/accounts/activation-progress'
import { findActivation } from '@/lib/accounts/queries/find-activation'
import { familyDisplayName } from '@/lib/platform/text'
import { listChildren } from '@/lib/teleservices/family/list-children'
import { confirmChildrenAction } from '../actions'

/** TS-16: every child that the account will show, before anything is written. */
export default async function ActivationChildrenPage() {
  const progress = await readProgress()
  if (progress?.step !== 'account') redirect('/activation')
  const activation = await findActivation(progress.codeId)
  if (!activation) redirect('/activation?erreur=expire' as Route)
  const couples = [{ guardianshipId: null, studentId: activation.studentId }, ...activation.siblings]
  const children = await listChildren(couples.map((couple) => couple.studentId))
  const pupils = couples.flatMap(({ guardianshipId, studentId }) => {
    const child = children.find((one) => one.studentId === studentId)
    if (!child) return []
    const place = [child.division, child.school.name].filter(Boolean).join(' · ')
    return [{ guardianshipId, name: familyDisplayName(child), place }]
  })
  return (
    <FormShell back={{ href: '/activation/date-de-naissance' as Route, label: 'Étape précédente' }}>
      <ChildrenForm
        action={confirmChildrenAction}
        pupils={pupils}
        notMine={progress.notMine}
        own={activation.kind === 'CAE'}
        phone={children[0]?.school.phone ?? null}
      />
    </FormShell>
  )
}
