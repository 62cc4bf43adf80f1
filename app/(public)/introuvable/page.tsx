import type { Metadata } from 'next'
import FamilyLayout from '@/app/(family)/layout'
import { MissingPage, MissingPart } from '@/components/layout/missing-page'
import { PlacedAt } from '@/components/layout/place'
import { getSession } from '@/lib/auth/session'

export const metadata: Metadata = { title: 'Page introuvable' }

/** Public: what our server answers when a page says `notFound()` (scripts/support/whole-not-found), without a script too. */
export default async function MissingRoute() {
  if (!(await getSession())) return <MissingPage space={null} />
  return (
    <PlacedAt path="/introuvable">
      <FamilyLayout>
        <MissingPart />
      </FamilyLayout>
    </PlacedAt>
  )
}
