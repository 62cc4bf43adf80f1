'use client'

import { useActionState } from 'react'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import { Notice } from '@/components/ui/notice'
import { frenchDate } from '@/lib/platform/dates'
import { type FormState, idle } from '@/lib/platform/form-state'
import { typographic } from '@/lib/platform/text'
import { NOTHING_OPEN } from '@/lib/teleservices/opening/messages'
import {
  REPLICATION_DONE,
  REPLICATION_FAILED,
  REPLICATION_LATE,
  REPLICATION_RUNNING,
} from '@/lib/teleservices/replication/messages'
import type { ModuleState } from '@/lib/teleservices/replication/queries/get-module-state'

type ModuleNoticesProps = {
  state: ModuleState
  canRelaunch: boolean
  relaunch: (previous: FormState, form: FormData) => Promise<FormState>
}

/** Top of every page of the module, never dismissed: TS-38 until a service is open, TS-47 when the night went wrong. */
export function ModuleNotices({ state, canRelaunch, relaunch }: ModuleNoticesProps) {
  // Held here: a replication may end before the answer is shown, and the trouble with it.
  const [answer, submit] = useActionState(relaunch, idle)
  const isTroubled = state.replication === 'FAILED' || state.replication === 'LATE'
  return (
    <>
      {!state.anyOpen && (
        <Notice tone="warn" className="mb-4">
          {NOTHING_OPEN}
        </Notice>
      )}
      {state.replication === 'RUNNING' && <Notice className="mb-4">{typographic(REPLICATION_RUNNING)}</Notice>}
      {isTroubled && (
        <Notice tone="danger" className="mb-4">
          <p>{typographic(state.replication === 'FAILED' ? REPLICATION_FAILED : REPLICATION_LATE)}</p>
          {state.replicatedOn && <p>Les familles voient les données du {frenchDate(state.replicatedOn)}.</p>}
          <FormStatus state={answer} className="mt-2" />
          {canRelaunch && answer.status !== 'done' && (
            <form action={submit} className="mt-2">
              <SubmitButton variant="default" size="small" icon="refresh">
                Relancer la réplication
              </SubmitButton>
            </form>
          )}
        </Notice>
      )}
      {state.replication === 'FINE' && answer.status === 'done' && (
        <FormStatus state={{ ...answer, message: REPLICATION_DONE }} className="mb-4" />
      )}
    </>
  )
}
