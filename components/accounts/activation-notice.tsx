import { Notice } from '@/components/ui/notice'
import { ACTIVATION } from '@/lib/accounts/messages'

/** Why the person is back at the first step: `erreur` of the address. */
const WHY: Readonly<Record<string, string>> = { expire: ACTIVATION.restart, tard: ACTIVATION.late }

export function ActivationNotice({ error }: { error: string | string[] | undefined }) {
  const why = typeof error === 'string' ? WHY[error] : undefined
  if (!why) return null
  return (
    <Notice tone="warn" role="status" className="mt-4">
      {why}
    </Notice>
  )
}
