import { expect, test } from 'vitest'
import { closeLapsedHolders } from '@/lib/accounts'
import { db } from '@/lib/platform/db'
import { undoImport } from '@/lib/schools/imports/commands/undo-import'
import type { ImportFigures } from '@/lib/schools/imports/report'
import { buildAccount, buildSchool } from '@/prisma/seed/builders'
import { type Random, randomOf } from '@/prisma/seed/generator/random'
import { staffActor } from '../../../support/actors'
import { makeCode } from '../../../support/codes'
import { freshUai, runImport } from '../../../support/imports-run'
import { rowsOf } from '../../../support/school-rows'
import { elevesXml, ineOf, link, person, pupil, responsablesXml } from '../../../support/siecle'

/** A real person: what never changes is the name that no other bears, and the birth date. */
type Child = { name: string; born: string; ine: string; eleveId: string; parents: Adult[] }
type Adult = { name: string; personneId: string; phone: string }

const EVERY_FLAG = {
  allowDepartures: true,
  acceptReplaced: true,
  allowCuts: true,
  acceptDoubts: true,
}

let number = 0
const letters = () => [...String(number++)].map((digit) => 'ABCDEFGHIJ'[Number(digit)]).join('')
const adult = (random: Random, personneId: string): Adult => ({
  name: `Parent${letters()}`,
  personneId,
  phone: `06${random.between(10_000_000, 99_999_999)}`,
})
const child = (random: Random, eleveId: string, parents: Adult[]): Child => ({
  name: `Enfant${letters()}`,
  born: `${random.between(10, 28)}/0${random.between(1, 9)}/20${random.between(10, 15)}`,
  ine: ineOf(500_000 + number),
  eleveId,
  parents,
})

/** What a year, an export or a secretary does to the file of a school. Each returns the children that it then holds. */
const EVENTS: ((random: Random, children: Child[]) => Child[])[] = [
  // SIECLE is rebuilt: every ELEVE_ID moves, some to somebody else's.
  (random, children) => {
    const ids = random.shuffle(children.map(({ eleveId }) => eleveId))
    return children.map((each, index) => ({ ...each, eleveId: ids[index] ?? each.eleveId }))
  },
  (random, children) => {
    const adults = [...new Set(children.flatMap(({ parents }) => parents))]
    const ids = random.shuffle(adults.map(({ personneId }) => personneId))
    const moved = new Map(adults.map((each, index) => [each, { ...each, personneId: ids[index] ?? each.personneId }]))
    return children.map((each) => ({ ...each, parents: each.parents.map((parent) => moved.get(parent) ?? parent) }))
  },
  // Somebody leaves, and somebody else is given the id.
  (random, children) => {
    const gone = random.pick(children)
    const came = child(random, gone.eleveId, [adult(random, gone.parents[0]?.personneId ?? '1')])
    return children.map((each) => (each === gone ? came : each))
  },
  // A partial export.
  (random, children) => children.filter((_child, index) => index === 0 || random.chance(0.7)),
  (random, children) => random.shuffle(children),
  // Two parents exchange légal 1 and légal 2; a parent is left out of the file.
  (_random, children) => children.map((each) => ({ ...each, parents: each.parents.toReversed() })),
  (random, children) => children.map((each) => ({ ...each, parents: each.parents.slice(0, random.between(1, 2)) })),
  // The newest brother or sister.
  (random, children) => [...children, child(random, String(900_000 + number++), [...random.pick(children).parents])],
]

function filesOf(uai: string, children: readonly Child[]) {
  const pupils = children.map(({ name, born, ine, eleveId }) =>
    pupil({ id: eleveId, NOM_DE_FAMILLE: 'MOREL', PRENOM: name, DATE_NAISS: born, ID_NATIONAL: ine }),
  )
  const adults = [
    ...new Map(children.flatMap(({ parents }) => parents).map((each) => [each.personneId, each])).values(),
  ]
  const people = adults.map(({ personneId, name, phone }) =>
    person({ id: personneId, NOM_DE_FAMILLE: 'MOREL', PRENOM: name, TEL_PORTABLE: phone }),
  )
  const links = children.flatMap(({ eleveId, parents }) =>
    parents.map(({ personneId }, index) =>
      link(
        { id: eleveId },
        { id: personneId },
        { NIVEAU_RESPONSABILITE: 1, PAIE_FRAIS_SCOLAIRES: index === 0 ? 1 : 0 },
      ),
    ),
  )
  return [elevesXml(pupils, { uai }), responsablesXml(people, links, { uai })]
}

type Held = { accessId: string; who: string }

/** Gives a code to each légal couple that has none, and an account to some of them. Returns who reads whom. */
async function openSome(random: Random, schoolId: string): Promise<Held[]> {
  const couples = await db.guardianship.findMany({
    where: {
      schoolId,
      endedOn: null,
      legalRank: { not: null },
      student: { leftOn: null },
      accesses: { none: {} },
      codes: { none: {} },
    },
    orderBy: { id: 'asc' },
  })
  const opened: Held[] = []
  for (const couple of couples) {
    await makeCode('CAR', couple, '2026-11-24')
    if (random.chance(0.5)) continue
    const { id: accountId } = await buildAccount()
    const { id } = await db.access.create({
      data: { accountId, schoolId, guardianshipId: couple.id, route: 'CODE', usableFrom: new Date('2026-09-01') },
    })
    opened.push({ accessId: id, who: (await whoIs([id])).get(id)?.who ?? '' })
  }
  return opened
}

/** Of each access: whom it reads through whom, and whether it still does. */
async function whoIs(accessIds: readonly string[]) {
  const rows = await db.access.findMany({
    where: { id: { in: [...accessIds] } },
    select: {
      id: true,
      withdrawnAt: true,
      guardianship: {
        select: {
          guardian: { select: { firstName: true } },
          student: { select: { firstName: true, birthDate: true } },
        },
      },
    },
  })
  return new Map(
    rows.map(({ id, withdrawnAt, guardianship }) => [
      id,
      {
        live: withdrawnAt === null,
        who: `${guardianship?.guardian.firstName} ${guardianship?.student.firstName} ${guardianship?.student.birthDate.toISOString()}`,
      },
    ]),
  )
}

const lastFigures = async (schoolId: string) => {
  const { id, report } = await db.fileLoad.findFirstOrThrow({
    where: { schoolId, state: 'APPLIED' },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  return { id, figures: report as unknown as ImportFigures }
}

/** Sequences played; more in the night. */
const SEEDS = Array.from({ length: Number(process.env.SEQUENCES ?? 2) }, (_none, index) => index + 1)

test.each(SEEDS)(
  'files in any sequence: no account ever reads somebody else, nothing is cut that was not announced, each can be undone (seed %i)',
  async (seed) => {
    const random = randomOf(seed)
    const school = await buildSchool({ uai: freshUai() })
    const actor = staffActor({ schoolId: school.id, id: (await buildAccount()).id })
    let children = Array.from({ length: 5 }, (_none, index) =>
      child(random, String(seed * 1000 + index), [
        adult(random, String(seed * 1000 + 500 + index * 2)),
        adult(random, String(seed * 1000 + 501 + index * 2)),
      ]),
    )
    await runImport(school.uai, filesOf(school.uai, children))
    const held = await openSome(random, school.id)
    expect(held.length).toBeGreaterThan(1)

    for (let step = 0; step < 5; step++) {
      const next = EVENTS[random.between(0, EVENTS.length - 1)]?.(random, children) ?? children
      const before = await rowsOf(school.id)
      const accessIds = held.map(({ accessId }) => accessId)
      const livesBefore = await whoIs(accessIds)

      const asked = await runImport(school.uai, filesOf(school.uai, next))
      const done =
        asked.status === 'applied'
          ? asked
          : await runImport(school.uai, filesOf(school.uai, next), { answers: EVERY_FLAG })
      expect(done.status, JSON.stringify(done.errors)).toBe('applied')

      const now = await whoIs(accessIds)
      for (const { accessId, who } of held) expect(now.get(accessId)?.who).toBe(who)
      const cut = accessIds.filter((id) => livesBefore.get(id)?.live && !now.get(id)?.live).length
      const { id, figures } = await lastFigures(school.id)
      const announced = (figures.cuts ?? []).reduce((sum, { accounts }) => sum + accounts, 0)
      expect(cut).toBe(announced)
      if (cut > 0 && figures.missing + figures.guardianships.removed > 0) expect(asked.status).toBe('rejected')

      if (random.chance(0.4)) {
        await undoImport(actor, id, closeLapsedHolders)
        expect(await rowsOf(school.id)).toEqual(before)
        await undoImport(actor, id, closeLapsedHolders)
      } else {
        children = next
        held.push(...(await openSome(random, school.id)))
      }
    }
  },
  120_000,
)
