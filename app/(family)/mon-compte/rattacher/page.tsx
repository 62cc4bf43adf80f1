import { ActivationNotice } from '@/components/accounts/activation-notice'
import { AttachCodeForm } from '@/components/accounts/attach-code-form'
import { BackToHome } from '@/components/layout/back-to-home'
import { requireFamily } from '@/lib/auth/session'
import { checkCodeAction } from './actions'

export default async function AttachCodePage({ searchParams }: PageProps<'/mon-compte/rattacher'>) {
  const actor = await requireFamily()
  const { erreur } = await searchParams
  return (
    <>
      <BackToHome />
      <ActivationNotice error={erreur} />
      <AttachCodeForm action={checkCodeAction} own={actor.profile === 'STUDENT'} />
    </>
  )
}
