'use client'

import { useEffect, useState } from 'react'
import { Button } from './button'

/** Printing needs script: the button exists only with it. The browser's own menu always works. */
export function PrintButton({ children }: { children: string }) {
  const [scripted, setScripted] = useState(false)
  useEffect(() => setScripted(true), [])
  return (
    scripted && (
      <Button icon="print" className="no-print" onClick={() => window.print()}>
        {children}
      </Button>
    )
  )
}
