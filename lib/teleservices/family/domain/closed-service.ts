import { type CivilDate, frenchDate } from '@/lib/platform/dates'

/** A service that families do not read: closed, or opened since the last copy and read from a day on. */
export type Waiting = { opensOn: CivilDate | null; today: CivilDate }

/** Why a service is not read, and from when it is (TS-122). `The` is « Le collège ». */
export function closedReason(The: string, { opensOn, today }: Waiting): string {
  if (opensOn === null) return `${The} n’a pas ouvert ce service.`
  if (opensOn > today)
    return `${The} vient d’ouvrir ce service. Il se lit ici à partir de demain, ${frenchDate(opensOn)}.`
  return `${The} a ouvert ce service. Il se lit ici après la prochaine mise à jour de la nuit.`
}
