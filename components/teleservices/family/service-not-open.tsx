import { EmptyState } from '@/components/ui/empty-state'
import { closedReason, type Waiting } from '@/lib/teleservices/family/domain/closed-service'
import type { FamilyChild } from '@/lib/teleservices/family/list-children'
import { schoolWording } from '@/lib/teleservices/letters/domain/wording'

/** TS-122: a closed service is explained, never shown. */
export const ServiceNotOpen = ({ child, waiting }: { child: FamilyChild; waiting: Waiting }) => (
  <EmptyState>{closedReason(schoolWording(child.school.kind).The, waiting)}</EmptyState>
)
