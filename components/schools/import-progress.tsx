'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { LinkButton } from '@/components/ui/button'
import { Progress } from '@/components/ui/progress'
import { isWorking, type LoadState } from '@/lib/loads/domain/states'

const EVERY_MILLISECONDS = 1500
const ANNOUNCED_EVERY_MILLISECONDS = 10_000

type Known = { state: LoadState; progress: number; progressLabel: string | null }

/** The bar of an import at work. The row holds the figure: reload, other device, dead server show the same state. */
export function ImportProgress({ importId, known }: { importId: string; known: Known }) {
  const now = usePolledProgress(importId, known)
  const step = now.progressLabel ?? (now.state === 'APPLYING' ? 'Écriture' : 'Analyse')
  const text = `${step} : ${now.progress} sur 100`
  const announced = useSlowly(text)
  return (
    <section className="card mt-4 p-5" aria-labelledby="avancement">
      <h2 id="avancement">{now.state === 'APPLYING' ? 'Écriture en cours' : 'Analyse en cours'}</h2>
      <div className="mt-3">
        <Progress value={now.progress} max={100} text={text} labelledBy="avancement" />
      </div>
      <p className="mt-2">
        <strong>{now.progress} %</strong> {step}
      </p>
      <p className="sr-only" role="status">
        {announced}
      </p>
      <p className="mt-4 text-15 text-ink-2">
        Vous pouvez fermer cette page. Le travail continue et le résultat vous attendra ici.
      </p>
      <div className="mt-3 flex flex-wrap gap-3">
        <LinkButton icon="refresh" href={`/etablissement/imports/${importId}` as Route}>
          Actualiser
        </LinkButton>
        <LinkButton variant="quiet" href={'/etablissement/imports' as Route}>
          Retour aux imports
        </LinkButton>
      </div>
    </section>
  )
}

/** Asks the server every moment and a half; when the work is over, the page itself is asked again. */
function usePolledProgress(importId: string, known: Known): Known {
  const [now, setNow] = useState(known)
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(async () => {
      const response = await fetch(`/etablissement/imports/${importId}/progression`).catch(() => null)
      if (!response?.ok) return
      const next = (await response.json()) as Known
      setNow(next)
      if (isWorking(next.state)) return
      clearInterval(timer)
      router.refresh()
    }, EVERY_MILLISECONDS)
    return () => clearInterval(timer)
  }, [importId, router])
  return now
}

/** Screen readers hear the sentence at most every ten seconds. */
function useSlowly(text: string): string {
  const [said, setSaid] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), ANNOUNCED_EVERY_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [text])
  return said
}
