import type { Metadata } from 'next'
import { MissingPage, MissingPart } from '@/components/layout/missing-page'
import { getSession } from '@/lib/auth/session'

export const metadata: Metadata = { title: 'Page introuvable' }

/** What our server answers when a page says `notFound()` (scripts/support/whole-not-found): without a script too. */
export default async function MissingRoute() {
  return (await getSession()) ? <MissingPart /> : <MissingPage space={null} />
}
