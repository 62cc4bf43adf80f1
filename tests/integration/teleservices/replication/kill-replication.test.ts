import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { buildGuardianship, buildSchool } from '@/prisma/seed/builders'
import { makeUsableCode } from '../../../support/codes'
import { bundleChild, KILLS, killWithin, runChild } from '../../../support/kill-child'

/** About what one replication takes here, so that each part of it is cut short some times. */
const LIFE_MS = 120

let child: Awaited<ReturnType<typeof bundleChild>>
beforeAll(async () => {
  child = await bundleChild('tests/support/replicate-child.ts')
})
afterAll(() => child.remove())

/** Changes what the first and the last statements of a copy write. */
async function write(schoolId: string, studentId: string, day: number) {
  await db.school.update({ where: { id: schoolId }, data: { city: `Jour ${day}` } })
  await db.student.update({ where: { id: studentId }, data: { firstName: `Jour ${day}` } })
  await db.schoolTeleservice.updateMany({ where: { schoolId, kind: 'ABSENCES' }, data: { open: day % 2 === 0 } })
}

async function read(schoolId: string): Promise<unknown[]> {
  const rows = await db.$queryRaw<{ city: string; firstName: string; open: boolean }[]>`
    select school.city, student.first_name as "firstName", service.open
    from teleservices.school
    join teleservices.student on student.school_id = school.id
    join teleservices.service on service.school_id = school.id and service.kind = 'ABSENCES'
    where school.id = ${schoolId}::uuid`
  return rows.map(({ city, firstName, open }) => [city, firstName, open])
}
const whole = (day: number) => [[`Jour ${day}`, `Jour ${day}`, day % 2 === 0]]

test(
  `[TS-45] ${KILLS} deaths at random points of replications: families read one day or the next, never half of each`,
  async () => {
    const school = await buildSchool({ open: ['NOTES', 'ABSENCES'] })
    const couple = await buildGuardianship({ schoolId: school.id })
    await write(school.id, couple.studentId, 0)
    await makeUsableCode('CAR', couple)
    let copied = 0
    expect(await read(school.id)).toEqual(whole(copied))
    for (let day = 1; day <= KILLS; day++) {
      await write(school.id, couple.studentId, day)
      await runChild(child.file, [school.id], killWithin(LIFE_MS))
      const now = await read(school.id)
      expect([whole(copied), whole(day)]).toContainEqual(now)
      if (now[0]?.toString() === whole(day)[0]?.toString()) copied = day
    }
    expect(await runChild(child.file, [school.id], () => {})).toEqual({ ended: true })
    expect(await read(school.id)).toEqual(whole(KILLS))
    expect(await db.replicationRun.count({ where: { schoolId: school.id, state: 'RUNNING' } })).toBe(0)
  },
  60_000 + KILLS * 5_000,
)
