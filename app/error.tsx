'use client'

import { Failure } from '@/components/layout/failure'

export default function ErrorPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <main id="contenu" tabIndex={-1} className="shell family">
      <Failure digest={error.digest} retry={retry} />
    </main>
  )
}
