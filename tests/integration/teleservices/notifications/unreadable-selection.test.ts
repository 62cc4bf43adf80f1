import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { requestStudentNotificationAction } from '@/app/(staff)/teleservices/acces-eleves/notifier/actions'
import {
  pressNotificationButtonAction,
  requestNotificationAction,
} from '@/app/(staff)/teleservices/acces-responsables/notifier/actions'
import { db } from '@/lib/platform/db'
import { idle } from '@/lib/platform/form-state'
import { SEARCH_NOT_UNDERSTOOD } from '@/lib/selections/read-search'
import { pressAccessButton } from '@/lib/teleservices/accesses/commands/press-access-button'
import { countPending } from '@/lib/teleservices/accesses/queries/count-pending'
import { notificationQuery } from '@/lib/teleservices/notifications/domain/notification-search'
import { studentNotificationQuery } from '@/lib/teleservices/notifications/domain/student-notification-search'
import { checkNotification } from '@/lib/teleservices/notifications/queries/check-notification'
import { checkStudentNotification } from '@/lib/teleservices/notifications/queries/check-student-notification'
import { StudentNotificationSearch } from '@/lib/teleservices/notifications/schemas-students'
import { buildGuardianship, buildStaff } from '@/prisma/seed/builders'
import { createStaffSession } from '@/tests/support/actors'
import { schoolWithCodes, search } from '@/tests/support/notifications'

/** The request that Next would be serving. */
const request = vi.hoisted(() => ({ headers: new Headers() }))
vi.mock('next/headers', () => ({
  headers: async () => request.headers,
  cookies: async () => ({ get: () => undefined, set: () => {}, delete: () => {} }),
}))

const CREATE = '/teleservices/acces-responsables/creer'
const UNREADABLE = [
  '',
  'n’importe quoi',
  'population=toutes',
  'recherche=1&population=mef',
  'recherche=1&population=division&division=1G3&legal=1&legal=2&mode=courriel&mode=papier&page=x',
  '__proto__=1',
  'constructor=1',
]
const refused = { status: 'refused', code: 'REJECTED', message: SEARCH_NOT_UNDERSTOOD }

async function signedInSchool() {
  const world = await schoolWithCodes([{ guardian: {} }, { guardian: {} }])
  const { account, membership } = await buildStaff({ schoolId: world.school.id })
  const ids = { accountId: account.id, membershipId: membership.id }
  const { name, value } = await createStaffSession(db, ids)
  request.headers = new Headers({ host: 'localhost:3000', 'x-forwarded-proto': 'http', cookie: `${name}=${value}` })
  return { ...world, actor: { ...world.actor, id: account.id, membershipId: membership.id } }
}

function formOf(values: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(values)) form.set(name, value)
  return form
}
const runsOf = (schoolId: string) => db.notificationBatch.count({ where: { schoolId } })

test.each(UNREADABLE)('[TS-94][XC-07] nobody is told by a run whose selection reads « %s »', async (from) => {
  const { actor } = await signedInSchool()
  const { shown } = await checkNotification(actor, search())
  const form = formOf({ from, requestKey: randomUUID(), shown })
  expect(await requestNotificationAction(idle, form)).toMatchObject(refused)
  expect(await requestStudentNotificationAction(idle, form)).toMatchObject(refused)
  expect(await runsOf(actor.schoolId)).toBe(0)
})

test.each(UNREADABLE)('[TS-85] « Tout décocher » of a search that reads « %s » unticks nobody', async (from) => {
  const { actor } = await signedInSchool()
  expect(await pressNotificationButtonAction(idle, formOf({ from, intent: 'none' }))).toMatchObject(refused)
  expect((await checkNotification(actor, search())).total).toBe(2)
})

test.each([...UNREADABLE, `${CREATE}?population=toutes`])(
  '[TS-77] « Cocher tous les résultats » of a search that reads « %s » ticks nobody',
  async (from) => {
    const { actor, school } = await signedInSchool()
    await buildGuardianship({ schoolId: school.id })
    const panel = { population: 'tous', mef: '', division: '', acces: 'tous', legal: [] }
    const press = { intent: 'all', shownIds: [], tickedIds: [], to: '', expected: '3', ...panel, from }
    await expect(pressAccessButton(actor, press)).rejects.toMatchObject({ message: SEARCH_NOT_UNDERSTOOD })
    expect(await countPending(actor)).toEqual({ create: 0, remove: 0 })
  },
)

test('[TS-94] what the pages write is read: the run leaves', async () => {
  const { actor } = await signedInSchool()
  const { shown } = await checkNotification(actor, search())
  const form = formOf({ from: notificationQuery(search()), requestKey: randomUUID(), shown })
  await expect(requestNotificationAction(idle, form)).rejects.toThrow('NEXT_REDIRECT')
  const pupils = StudentNotificationSearch.parse({})
  const check = await checkStudentNotification(actor, pupils)
  const asked = { from: studentNotificationQuery(pupils), requestKey: randomUUID(), shown: check.shown }
  await expect(requestStudentNotificationAction(idle, formOf(asked))).rejects.toThrow('NEXT_REDIRECT')
  expect(await runsOf(actor.schoolId)).toBe(2)
})
