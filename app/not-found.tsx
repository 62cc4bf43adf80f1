import type { Metadata } from 'next'
import { MissingPage } from '@/components/layout/missing-page'
import { findOwnSpace } from '@/lib/auth/own-space'

export const metadata: Metadata = { title: 'Page introuvable' }

export default async function NotFound() {
  return <MissingPage space={await findOwnSpace()} />
}
