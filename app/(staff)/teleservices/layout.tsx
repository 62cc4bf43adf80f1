import type { ReactNode } from 'react'
import { ModuleNotices } from '@/components/teleservices/opening/module-notices'
import { getActor } from '@/lib/auth/session'
import { getModuleState } from '@/lib/teleservices/replication/queries/get-module-state'
import { relaunchReplicationAction } from './ouverture/actions'

/** Notices of the module. Protects nothing: each page requires its own permission. */
export default async function TeleservicesLayout({ children }: { children: ReactNode }) {
  const actor = await getActor()
  if (actor?.kind !== 'staff' || !actor.permissions.has('teleservice:read')) return children
  return (
    <>
      <ModuleNotices
        state={await getModuleState(actor)}
        canRelaunch={actor.permissions.has('replication:run')}
        relaunch={relaunchReplicationAction}
      />
      {children}
    </>
  )
}
