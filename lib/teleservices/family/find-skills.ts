import 'server-only'
import type { FamilyActor } from '@/lib/auth/actor'
import type { FamilySkill } from '../records/domain/booklet'
import { type ByYear, yearAmong } from './domain/years'
import { type ReadService, readService } from './read-service'

type Asked = { studentId: string; year?: number | undefined }

/** Skills of one year that the family may read (TS-48, TS-53), and the years that have some. One range of the primary key. */
export const findSkills = (
  actor: FamilyActor,
  { studentId, year: asked }: Asked,
): Promise<ReadService<ByYear<FamilySkill>> | null> =>
  readService(actor, { studentId, kind: 'LPC' }, async (tx, { school }) => {
    const rows = await tx.$queryRaw<(FamilySkill & { year: number })[]>`
      select year, domain, skill, level::int, assessed_on::text as "assessedOn"
      from teleservices.skill
      where student_id = ${studentId}::uuid
      order by assessed_on desc, id`
    return yearAmong(rows, { current: school.year, asked })
  })
