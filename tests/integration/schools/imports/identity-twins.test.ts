import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { SAME_GUARDIAN } from '@/lib/schools/imports/match-guardians'
import { SAME_STUDENT } from '@/lib/schools/imports/match-students'
import { type GuardianFacts, sameGuardian } from '@/lib/schools/people/domain/same-guardian'
import { type StudentFacts, sameStudent } from '@/lib/schools/people/domain/same-student'
import { randomOf } from '@/prisma/seed/generator/random'
import { ineOf } from '@/tests/support/siecle'

test('who bears an id is told alike by SQL and by the domain, on any facts', async () => {
  const { pick } = randomOf(20261130)
  const facts = (): StudentFacts => ({
    ine: pick([null, ineOf(1), ineOf(2)]),
    birthDate: pick(['2012-03-14', '2012-03-15']),
    familyNameKey: pick(['A', 'B']),
    usageNameKey: pick([null, '', 'A', 'C']),
    firstNameKey: pick(['X', 'Y']),
  })
  const pairs = Array.from({ length: 500 }, () => [facts(), facts()] as const)
  const rows = await db.$queryRawUnsafe<{ identity: string }[]>(
    `select ${SAME_STUDENT} as identity
     from jsonb_array_elements($1::jsonb) with ordinality p(pair, n)
     cross join lateral jsonb_to_record(pair -> 0) s(ine text, birth_date date, family_name_key text, usage_name_key text, first_name_key text)
     cross join lateral jsonb_to_record(pair -> 1) r(ine text, birth_date date, family_name_key text, usage_name_key text, first_name_key text)
     order by n`,
    JSON.stringify(pairs.map((pair) => pair.map(inColumns))),
  )
  expect(rows.map(({ identity }) => identity)).toEqual(pairs.map(([known, read]) => sameStudent(known, read)))
})

test('who bears a PERSONNE_ID is told alike by SQL and by the domain, on any facts', async () => {
  const { pick } = randomOf(20261201)
  const facts = (): GuardianFacts => ({
    familyNameKey: pick(['A', 'B', '']),
    usageNameKey: pick([null, '', 'A', 'C']),
    firstNameKey: pick(['X', 'Y', '']),
    civility: pick([null, '', 'M.', 'MME', 'Mlle']),
    kinship: pick([null, '10', '20']),
    contacts: pick([[], ['a@b.fr'], ['+33611111111', 'a@b.fr'], ['+33611111111']]),
  })
  const pairs = Array.from({ length: 1000 }, () => [facts(), facts(), pick([true, false])] as const)
  const columns =
    'family_name_key text, usage_name_key text, first_name_key text, civility text, kinship text, email text'
  const phones = 'mobile_phone text, home_phone text, work_phone text'
  const rows = await db.$queryRawUnsafe<{ identity: string }[]>(
    `select ${SAME_GUARDIAN} as identity
     from jsonb_array_elements($1::jsonb) with ordinality p(pair, n)
     cross join lateral jsonb_to_record(pair -> 0) g(${columns}, ${phones})
     cross join lateral jsonb_to_record(pair -> 1) r(${columns}, ${phones})
     cross join lateral (select g.kinship as known, r.kinship as read, (pair ->> 2)::boolean as common) kin
     order by n`,
    JSON.stringify(pairs.map((pair) => pair.map((side) => (typeof side === 'boolean' ? side : columnsOf(side))))),
  )
  expect(rows.map(({ identity }) => identity)).toEqual(
    pairs.map(([known, read, common]) => sameGuardian(known, read, common)),
  )
})

const columnsOf = ({ kinship, civility, contacts, familyNameKey, usageNameKey, firstNameKey }: GuardianFacts) => ({
  ...{ kinship, civility, family_name_key: familyNameKey, usage_name_key: usageNameKey },
  ...{ first_name_key: firstNameKey, email: contacts.find((one) => one.includes('@')) ?? null },
  home_phone: contacts.find((one) => one.startsWith('+')) ?? null,
})

const inColumns = (facts: StudentFacts) => ({
  ine: facts.ine,
  birth_date: facts.birthDate,
  family_name_key: facts.familyNameKey,
  usage_name_key: facts.usageNameKey,
  first_name_key: facts.firstNameKey,
})
