import type { ActivationCodeKind } from '@/lib/platform/prisma/enums'
import { populationLabel } from '../domain/notification-search'
import { studentPopulationLabel } from '../domain/student-notification-search'
import { NotificationSearch } from '../schemas'
import { StudentNotificationSearch } from '../schemas-students'

type Asked = { kind: ActivationCodeKind; criteria: unknown }

/** Whom a run of many was asked for: « Division 1G3 ». `criteria` is what its command kept. */
export function whoOfCriteria({ kind, criteria }: Asked, mefs: readonly { code: string; label: string }[]): string {
  const asked = criteria instanceof Object ? criteria : {}
  const search = kind === 'CAR' ? NotificationSearch.parse(asked) : StudentNotificationSearch.parse(asked)
  const label = mefs.find(({ code }) => code === search.mef)?.label
  return 'untold' in search
    ? studentPopulationLabel({ ...search, untold: false }, label)
    : populationLabel(search, label)
}
