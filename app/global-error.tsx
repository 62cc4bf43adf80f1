'use client'

import './globals.css'
import { Failure } from '@/components/layout/failure'

/** The root layout itself failed: this page is alone. */
export default function GlobalError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <html lang="fr">
      <body className="family">
        <title>La page n’a pas pu s’afficher – Passerelle</title>
        <main id="contenu">
          <Failure digest={error.digest} retry={retry} />
        </main>
      </body>
    </html>
  )
}
