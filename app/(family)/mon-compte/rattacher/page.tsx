import { AttachCodeForm } from '@/components/accounts/attach-code-form'
import { BackToHome } from '@/components/layout/back-to-home'
import { requireFamily } from '@/lib/auth/session'
import { attachCodeAction } from './actions'

export default async function AttachCodePage() {
  const actor = await requireFamily()
  return (
    <>
      <BackToHome />
      <AttachCodeForm action={attachCodeAction} own={actor.profile === 'STUDENT'} />
    </>
  )
}
