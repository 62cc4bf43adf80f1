'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { PageTitle } from '@/components/forms/page-title'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

type RecoveryCodesProps = { codes: readonly string[]; level?: 1 | 3; children?: ReactNode }

/** The ten codes, shown this once. « Imprimer » exists with script only; the page prints as it is. */
export function RecoveryCodes({ codes, level = 1, children }: RecoveryCodesProps) {
  const Heading = level === 1 ? 'h1' : 'h3'
  const title = useRef<HTMLHeadingElement>(null)
  const [scripted, setScripted] = useState(false)
  useEffect(() => {
    setScripted(true)
    title.current?.focus()
  }, [])
  return (
    <div className="mt-4 grid gap-5">
      {level === 1 && <PageTitle title="Vos codes de secours" />}
      <Heading ref={title} tabIndex={-1}>
        Imprimez vos codes de secours
      </Heading>
      <p>
        Si vous perdez votre téléphone, un de ces codes le remplace. Chaque code sert une fois. Rangez la feuille sous
        clé.
      </p>
      <ul className="card grid sm:grid-cols-2 gap-x-6 gap-y-2 px-5 py-4 list-none" aria-label="Codes de secours">
        {codes.map((code) => (
          <li key={code} className="code text-18">
            {code}
          </li>
        ))}
      </ul>
      <Notice tone="warn">Ces codes ne seront plus affichés.</Notice>
      <div className="flex flex-wrap gap-3 print:hidden">
        {scripted && (
          <Button icon="print" onClick={() => window.print()}>
            Imprimer les codes
          </Button>
        )}
        {children}
      </div>
    </div>
  )
}
