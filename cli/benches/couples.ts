import { today } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'

/** A school replicated today, with that many couples of one pupil and one légal 1, in three statements. */
export async function insertCouples(count: number): Promise<{ schoolId: string; guardianshipIds: string[] }> {
  const academie = await db.academie.create({ data: { code: 'B1', name: 'Banc' } })
  const { id: schoolId } = await db.school.create({
    data: { uai: '0990099X', name: 'Lycée du Banc', kind: 'LYCEE', currentYear: 2026, academieId: academie.id },
  })
  await db.$executeRaw`
    insert into student (school_id, source_id, family_name, first_name, family_name_key, first_name_key, birth_date)
    select ${schoolId}::uuid, n::text, 'NOM' || n, 'Prénom', 'NOM' || n, 'PRENOM', date '2010-03-27' from generate_series(1, ${count}::int) n`
  await db.$executeRaw`
    insert into guardian (school_id, source_id, family_name, first_name, family_name_key, first_name_key)
    select ${schoolId}::uuid, n::text, 'NOM' || n, 'Parent', 'NOM' || n, 'PARENT' from generate_series(1, ${count}::int) n`
  await db.$executeRaw`analyze student, guardian`
  const couples = await db.$queryRaw<{ id: string }[]>`
    insert into guardianship (school_id, guardian_id, student_id, legal_rank, responsibility)
    select ${schoolId}::uuid, g.id, s.id, 1, 1
    from guardian g join student s on s.school_id = g.school_id and s.source_id = g.source_id
    returning id`
  await db.$executeRaw`update school set replicated_on = ${today()}::date where id = ${schoolId}::uuid`
  await db.$executeRaw`analyze guardianship, school`
  return { schoolId, guardianshipIds: couples.map(({ id }) => id) }
}
