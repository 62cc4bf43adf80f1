import { redirect } from 'next/navigation'
import { BirthDateForm } from '@/components/accounts/birth-date-form'
import { FormShell } from '@/components/layout/form-shell'
import { readProgress } from '@/lib/accounts/activation-progress'
import { enterBirthDateAction } from '../actions'

export default async function BirthDatePage() {
  if (!(await readProgress())) redirect('/activation')
  return (
    <FormShell back={{ href: '/activation', label: 'Étape précédente' }}>
      <BirthDateForm action={enterBirthDateAction} />
    </FormShell>
  )
}
