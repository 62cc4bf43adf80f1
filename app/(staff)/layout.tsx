import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { SessionEnd } from '@/components/layout/session-end'
import { StaffShell } from '@/components/layout/staff-shell'
import { askedPath } from '@/lib/auth/request'
import { getSession } from '@/lib/auth/session'
import { SIGN_OUT_PATH, STAY_PATH } from '@/lib/auth/sign-out'
import { getStaffFrame } from '@/lib/schools/settings/queries/get-staff-frame'
import { findMenuPlace } from '@/lib/teleservices/notifications/queries/find-menu-place'

/** Header and menus. Protects nothing: each page requires its own permission. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const session = await getSession()
  const frame = session && (await getStaffFrame(session))
  if (!frame) return children
  const place = await findMenuPlace(session.actor, askedPath(await headers()))
  return (
    <StaffShell {...frame} place={place} signOut={SIGN_OUT_PATH}>
      <SessionEnd
        stay={STAY_PATH}
        idleSeconds={session.idleSeconds}
        absoluteUntil={session.absoluteUntil.toISOString()}
      />
      {children}
    </StaffShell>
  )
}
