import { EmptyState } from '@/components/ui/empty-state'
import type { FamilyChild } from '@/lib/teleservices/family/list-children'
import { schoolWording } from '@/lib/teleservices/letters/domain/wording'

/** TS-122: a closed service is explained, never shown. */
export const ServiceNotOpen = ({ child }: { child: FamilyChild }) => (
  <EmptyState>
    {schoolWording(child.school.kind).The} n’a pas ouvert ce service. Une fois le service ouvert, les informations se
    lisent ici le lendemain.
  </EmptyState>
)
