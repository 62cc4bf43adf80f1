import type { Route } from 'next'
import { forgetKeptAction } from '@/app/(public)/activation/plus-tard/actions'
import { ActivationNotice } from '@/components/accounts/activation-notice'
import { AttachCodeForm } from '@/components/accounts/attach-code-form'
import { KeptCode } from '@/components/accounts/later-forms'
import { BackToHome } from '@/components/layout/back-to-home'
import { Link } from '@/components/ui/link'
import { readProgress } from '@/lib/accounts/activation-progress'
import { isKept } from '@/lib/accounts/progress-seal'
import { requireFamily } from '@/lib/auth/session'
import { checkCodeAction, checkKeptCodeAction } from './actions'

export default async function AttachCodePage({ searchParams }: PageProps<'/mon-compte/rattacher'>) {
  const actor = await requireFamily()
  const { erreur, garde } = await searchParams
  const kept = isKept(await readProgress())
  const withKept = kept && garde === '1'
  return (
    <>
      <BackToHome />
      <ActivationNotice error={erreur} />
      {kept && !withKept && <KeptCode goOn={'/mon-compte/rattacher?garde=1' as Route} forget={forgetKeptAction} />}
      <AttachCodeForm
        action={withKept ? checkKeptCodeAction : checkCodeAction}
        own={actor.profile === 'STUDENT'}
        withKept={withKept}
      />
      {withKept && (
        <p className="mt-4 text-16">
          <Link className="inline-block py-2" href={'/mon-compte/rattacher' as Route}>
            Saisir un autre code
          </Link>
        </p>
      )}
    </>
  )
}
