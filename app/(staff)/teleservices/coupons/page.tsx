import type { Route } from 'next'
import { PageTitle } from '@/components/forms/page-title'
import { CouponEntries } from '@/components/teleservices/coupons/coupon-entries'
import { CouponForm } from '@/components/teleservices/coupons/coupon-form'
import { CouponReference } from '@/components/teleservices/coupons/coupon-reference'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { restoredState } from '@/lib/auth/drafts'
import { requireStaff } from '@/lib/auth/session'
import { COUPON, COUPON_DONE } from '@/lib/teleservices/coupons/messages'
import { findCoupon } from '@/lib/teleservices/coupons/queries/find-coupon'
import { listCouponEntries } from '@/lib/teleservices/coupons/queries/list-coupon-entries'
import { CouponSearch } from '@/lib/teleservices/coupons/schemas'
import { recordCouponAction, undoCouponAction } from './actions'

const TITLE = 'Coupons-réponse'

export default async function CouponsPage({ searchParams }: PageProps<'/teleservices/coupons'>) {
  const actor = await requireStaff('access:withdraw')
  const { ref, fait } = CouponSearch.parse(await searchParams)
  const [coupon, entries] = await Promise.all([ref ? findCoupon(actor, ref) : null, listCouponEntries(actor)])
  const found = coupon?.state === 'FOUND' ? coupon : null
  const error = coupon && !found ? (coupon.state === 'UNREADABLE' ? COUPON.unreadable : COUPON.unknown) : undefined
  return (
    <>
      {!found && <PageTitle title={TITLE} error={error} />}
      <PageHeader
        title={TITLE}
        breadcrumb={[
          { label: 'Sconet Ts', href: '/teleservices' as Route },
          { label: 'Accès des Responsables' },
          { label: TITLE },
        ]}
        lead="Enregistrez les refus et les pertes, un coupon après l’autre."
      />
      {fait && !ref && (
        <Notice tone="ok" role="status" className="mt-4">
          {COUPON_DONE[fait]}
        </Notice>
      )}
      {/* The key gives the field back its focus after each coupon. */}
      <CouponReference
        key={`${ref}/${entries.length}/${entries.filter(({ undone }) => undone).length}`}
        value={found ? '' : ref}
        error={error}
        waits={found === null}
      />
      {found && (
        <CouponForm
          key={found.reference}
          title={TITLE}
          coupon={found}
          typed={ref}
          action={recordCouponAction}
          initial={await restoredState('teleservices.record-coupon')}
        />
      )}
      <CouponEntries entries={entries} undo={undoCouponAction} />
    </>
  )
}
