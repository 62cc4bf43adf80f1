import type { Metadata } from 'next'
import { MissingPart } from '@/components/layout/missing-page'

export const metadata: Metadata = { title: 'Page introuvable' }

export default function NotFound() {
  return <MissingPart />
}
