'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'

const WARNING = 5 * 60_000

type SessionEndProps = {
  /** Address of the POST that counts as activity. */
  stay: string
  idleSeconds: number
  /** ISO instant at which the session ends whatever happens. */
  absoluteUntil: string
}

/** Five minutes before the end of the session: says so, and offers to stay. Needs script; without it, nothing is lost. */
export function SessionEnd({ stay, idleSeconds, absoluteUntil }: SessionEndProps) {
  const pathname = usePathname()
  const [seenAt, setSeenAt] = useState<number>()
  const [warned, setWarned] = useState(false)
  // A page that opens is an activity.
  useEffect(() => {
    if (pathname) setSeenAt(Date.now())
  }, [pathname])
  useEffect(() => {
    if (seenAt === undefined) return
    setWarned(false)
    const end = Math.min(seenAt + idleSeconds * 1000, Date.parse(absoluteUntil))
    const timer = setTimeout(() => setWarned(true), Math.max(0, end - WARNING - Date.now()))
    return () => clearTimeout(timer)
  }, [seenAt, idleSeconds, absoluteUntil])
  if (!warned) return null
  const final = Date.parse(absoluteUntil) - Date.now() <= WARNING
  const prolong = async () => {
    const response = await fetch(stay, { method: 'POST' })
    if (response.ok) setSeenAt(Date.now())
    else window.location.reload()
  }
  return (
    <Notice tone="warn" role="status" className="mb-4">
      <p>
        {final
          ? 'Votre session se termine dans moins de 5 minutes. Enregistrez votre travail, puis reconnectez-vous.'
          : 'Sans activité, votre session se termine dans moins de 5 minutes.'}
      </p>
      {!final && (
        <p className="mt-2">
          <Button size="small" onClick={prolong}>
            Rester connecté
          </Button>
        </p>
      )}
    </Notice>
  )
}
