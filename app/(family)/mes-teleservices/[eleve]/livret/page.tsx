import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { ServiceHeading, serviceTitle } from '@/components/teleservices/family/service-heading'
import { ServiceNotOpen } from '@/components/teleservices/family/service-not-open'
import { EmptyState } from '@/components/ui/empty-state'
import { requireFamily } from '@/lib/auth/session'
import { readService } from '@/lib/teleservices/family/read-service'

type Props = PageProps<'/mes-teleservices/[eleve]/livret'>

/** Read live: a withdrawal or a closing acts at once. Nothing publishes the LPC yet. */
const load = cache(async (eleve: string) => {
  const actor = await requireFamily()
  const isId = z.uuid().safeParse(eleve).success
  const found = isId ? await readService(actor, { studentId: eleve, kind: 'LPC' }, async () => []) : null
  if (!found) notFound()
  return { ...found, own: actor.profile === 'STUDENT' }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { child, own } = await load((await params).eleve)
  return { title: serviceTitle(child, 'LPC', own) }
}

export default async function SkillsPage({ params }: Props) {
  const { child, content, waiting, own } = await load((await params).eleve)
  return (
    <>
      <ServiceHeading child={child} kind="LPC" own={own} />
      {content === null ? (
        <ServiceNotOpen child={child} waiting={waiting} />
      ) : (
        <EmptyState>Aucune compétence n’est publiée pour l’instant.</EmptyState>
      )}
    </>
  )
}
