import type { ReactNode } from 'react'
import { FamilyShell } from '@/components/layout/family-shell'
import { SessionEnd } from '@/components/layout/session-end'
import { StaffShell } from '@/components/layout/staff-shell'
import { getSession } from '@/lib/auth/session'
import { SIGN_OUT_PATH, STAY_PATH } from '@/lib/auth/sign-out'
import { getStaffFrame } from '@/lib/schools/settings/queries/get-staff-frame'

/** Protects nothing: each page requires its own actor. `mon-compte` also serves staff. */
export default async function FamilyLayout({ children }: { children: ReactNode }) {
  const session = await getSession()
  if (!session) return children
  const frame = await getStaffFrame(session)
  const notice = (
    <SessionEnd
      stay={STAY_PATH}
      idleSeconds={session.idleSeconds}
      absoluteUntil={session.absoluteUntil.toISOString()}
    />
  )
  if (!frame)
    return (
      <FamilyShell signOut={SIGN_OUT_PATH}>
        {notice}
        {children}
      </FamilyShell>
    )
  return (
    <StaffShell {...frame} signOut={SIGN_OUT_PATH}>
      {notice}
      {children}
    </StaffShell>
  )
}
