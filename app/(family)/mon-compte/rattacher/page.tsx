import { AttachCodeForm } from '@/components/accounts/attach-code-form'
import { BackToHome } from '@/components/layout/back-to-home'
import { Notice } from '@/components/ui/notice'
import { ACTIVATION } from '@/lib/accounts/messages'
import { requireFamily } from '@/lib/auth/session'
import { checkCodeAction } from './actions'

export default async function AttachCodePage({ searchParams }: PageProps<'/mon-compte/rattacher'>) {
  const actor = await requireFamily()
  const { erreur } = await searchParams
  return (
    <>
      <BackToHome />
      {erreur === 'expire' && (
        <Notice tone="warn" role="status" className="mt-4">
          {ACTIVATION.restart}
        </Notice>
      )}
      <AttachCodeForm action={checkCodeAction} own={actor.profile === 'STUDENT'} />
    </>
  )
}
