'use client'

import type { Route } from 'next'
import { useActionState, useEffect, useRef } from 'react'
import { draftOf } from '@/components/forms/answers'
import { Choice, ChoiceGroup } from '@/components/forms/choice'
import { ErrorSummary } from '@/components/forms/error-summary'
import { FormStatus } from '@/components/forms/form-status'
import { PageTitle } from '@/components/forms/page-title'
import { SubmitButton } from '@/components/forms/submit-button'
import { LinkButton } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { COUPON_REASONS } from '@/lib/accounts/domain/withdrawal'
import { WITHDRAWAL_REASON_LABELS } from '@/lib/accounts/labels'
import { frenchDateTime } from '@/lib/platform/dates'
import type { InitialState } from '@/lib/platform/form-state'
import { LEGAL_RANK_LABELS } from '@/lib/schools/people/labels'
import type { Coupon, CouponChild } from '@/lib/teleservices/coupons/queries/find-coupon'
import { holderHref } from '@/lib/teleservices/holders/domain/holder-search'
import type { CodeAction } from '../holders/code-command'

type CouponFormProps = {
  /** Of the page. */
  title: string
  coupon: Extract<Coupon, { state: 'FOUND' }>
  /** The reference as it was typed. */
  typed: string
  action: CodeAction
  initial: InitialState
}

const HINTS = {
  REFUSAL: 'L’accès est retiré tout de suite.',
  LOSS: 'Le code est invalidé. Si un nouveau peut être créé, il est utilisable demain et reste à notifier.',
}

/** Who it is, then the reason. The first choice has the focus; a second scan cannot answer in its place. */
export function CouponForm({
  title,
  coupon: { guardian, legalRank, children },
  typed,
  action,
  initial,
}: CouponFormProps) {
  const [state, submit] = useActionState(action, draftOf(initial, { ref: typed }))
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('input:not([type=hidden])')?.focus(), [])
  const open = children.filter(({ closed }) => closed === null)
  const [only] = open
  const alone = children.length === 1
  return (
    <form ref={form} action={submit} noValidate className="card mt-4 grid gap-5 px-5 py-4">
      <PageTitle title={title} state={state} />
      <div>
        <h2>
          {guardian} <span className="font-normal text-ink-2">({LEGAL_RANK_LABELS[legalRank]})</span>
        </h2>
        {alone && <p className="mt-1">Pour {childName(children[0])}</p>}
      </div>
      <ErrorSummary state={state} />
      <FormStatus state={state} />
      {children
        .filter(({ closed }) => closed)
        .map((child) => (
          <p key={child.deliveryId} className="text-ink-2">
            {closedText(child)} <PersonLink child={child} />
          </p>
        ))}
      {open
        .filter(({ used }) => used)
        .map((child) => (
          <p key={child.deliveryId} className="text-ink-2">
            Un compte est déjà ouvert pour {child.student}. <PersonLink child={child} />
          </p>
        ))}
      <input type="hidden" name="ref" value={typed} />
      {alone && only && <input type="hidden" name="deliveryIds" value={only.deliveryId} />}
      {open.length > 0 && (
        <>
          <ChoiceGroup name="reason" legend="Motif" state={state}>
            {COUPON_REASONS.map((reason, index) => (
              <Choice
                key={reason}
                id={index === 0 ? 'reason' : undefined}
                type="radio"
                name="reason"
                value={reason}
                label={WITHDRAWAL_REASON_LABELS[reason]}
                hint={HINTS[reason]}
                state={state}
              />
            ))}
          </ChoiceGroup>
          {!alone && (
            <ChoiceGroup name="deliveryIds" legend="Enfants cochés sur le coupon" state={state}>
              {open.map((child, index) => (
                <Choice
                  key={child.deliveryId}
                  id={index === 0 ? 'deliveryIds' : undefined}
                  type="checkbox"
                  name="deliveryIds"
                  value={child.deliveryId}
                  label={childName(child)}
                  state={state}
                />
              ))}
            </ChoiceGroup>
          )}
        </>
      )}
      <div className="flex flex-wrap gap-3">
        {open.length > 0 && <SubmitButton>Enregistrer et passer au suivant</SubmitButton>}
        <LinkButton href={'/teleservices/coupons' as Route}>
          {open.length > 0 ? 'Passer ce coupon' : 'Coupon suivant'}
        </LinkButton>
      </div>
    </form>
  )
}

const childName = (child: CouponChild | undefined): string =>
  child ? `${child.student}${child.division ? ` (${child.division})` : ''}` : ''

function closedText({ student, closed }: CouponChild): string {
  if (!closed) return ''
  const by = closed.by ? ` par ${closed.by}` : ''
  const what =
    closed.reason === 'REPLACED'
      ? 'cette lettre porte un ancien code, remplacé'
      : `déjà enregistré, motif ${WITHDRAWAL_REASON_LABELS[closed.reason]},`
  return `${student}\u00a0: ${what} le ${frenchDateTime(closed.at)}${by}.`
}

const PersonLink = ({ child }: { child: CouponChild }) => (
  <Link href={holderHref({ kind: 'CAR', holderId: child.guardianshipId }) as Route}>
    Gérer ce code<span className="sr-only"> pour {child.student}</span>
  </Link>
)
