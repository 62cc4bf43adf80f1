import { SubmitButton } from '@/components/forms/submit-button'
import { ActionBar } from '@/components/ui/data-table'
import { plural } from '@/lib/platform/text'
import type { Pending } from '@/lib/teleservices/accesses/queries/list-couples'
import { pendingText } from './pending-text'

/** Counts changes, not ticks. */
export function PendingBar({ pending }: { pending: Pending }) {
  const total = pending.create + pending.remove
  return (
    <ActionBar label="Modifications à valider">
      <p className="me-auto" role="status">
        {total === 0 ? (
          'Aucune modification à valider.'
        ) : (
          <>
            <strong>{plural(total, 'modification')} à valider</strong>
            <span className="text-ink-2">{`\u00a0: ${pendingText(pending)}.`}</span>
          </>
        )}
      </p>
      {total > 0 && (
        <SubmitButton variant="default" name="intent" value="discard">
          Annuler les modifications
        </SubmitButton>
      )}
      <SubmitButton name="intent" value="review">
        {total > 0 ? `Valider ${plural(total, 'modification')}` : 'Valider'}
      </SubmitButton>
    </ActionBar>
  )
}
