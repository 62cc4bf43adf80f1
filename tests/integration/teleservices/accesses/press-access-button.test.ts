import { beforeEach, describe, expect, test } from 'vitest'
import { pressAccessButton } from '@/lib/teleservices/accesses/commands/press-access-button'
import { countPending } from '@/lib/teleservices/accesses/queries/count-pending'
import { listPending } from '@/lib/teleservices/accesses/queries/list-pending'
import type { AccessForm } from '@/lib/teleservices/accesses/schemas'
import { buildGuardianship, buildSchool, buildStaff } from '@/prisma/seed/builders'
import { staffActor } from '@/tests/support/actors'

const PATH = '/teleservices/acces-responsables/creer'
let actor = staffActor()
let ids: string[] = []

beforeEach(async () => {
  const school = await buildSchool({ open: ['NOTES'] })
  actor = staffActor({ id: (await buildStaff({ schoolId: school.id })).account.id, schoolId: school.id })
  ids = []
  for (const division of ['1G3', '1G3', 'TG1'])
    ids.push((await buildGuardianship({ schoolId: school.id, student: { division } })).id)
})

const press = (intent: string, more: Partial<AccessForm> = {}) =>
  pressAccessButton(actor, {
    intent,
    shownIds: ids,
    tickedIds: [],
    from: PATH,
    to: '',
    expected: '3',
    population: 'tous',
    mef: '',
    division: '',
    acces: 'tous',
    legal: ['1', '2'],
    ...more,
  })

describe('every button keeps the ticks of the page', () => {
  test.each([
    ['go:2', `${PATH}?page=2`],
    ['sort:responsable', `${PATH}?tri=responsable`],
    ['sort:eleve', `${PATH}?sens=desc`],
    ['filter', PATH],
    ['review', `${PATH}/verifier?de=${encodeURIComponent(PATH)}`],
    ['rien de connu', PATH],
  ])('XC-12 « %s » goes to %s', async (intent, address) => {
    expect(await press(intent, { tickedIds: ids.slice(0, 2) })).toBe(address)
    expect(await countPending(actor)).toEqual({ create: 2, remove: 0 })
  })

  test('TS-77 a page that « Retour » shows as it was made takes nothing back of what was ticked since', async () => {
    await press('review', { tickedIds: ids.slice(0, 2), was: '000' })
    await press('review', { tickedIds: [], was: '000' })
    expect(await countPending(actor)).toEqual({ create: 2, remove: 0 })
    await press('review', { tickedIds: ids.slice(2), was: '000' })
    expect(await countPending(actor)).toEqual({ create: 3, remove: 0 })
  })

  test('« Cocher la page » ticks what is shown, « Annuler les modifications » forgets all', async () => {
    await press('page', { shownIds: ids.slice(1) })
    expect(await countPending(actor)).toEqual({ create: 2, remove: 0 })
    await press('discard')
    expect(await countPending(actor)).toEqual({ create: 0, remove: 0 })
  })

  test('« Cocher tous les résultats » follows the address, and says by how many the set moved', async () => {
    const from = `${PATH}?division=1G3&population=division`
    expect(await press('all', { from, expected: '2' })).toBe(from)
    expect(await listPending(actor)).toEqual([{ division: '1G3', create: 2, remove: 0 }])
    expect(await press('all', { expected: '1' })).toBe(`${PATH}?ecart=2`)
    expect(await press('none')).toBe(PATH)
    expect(await countPending(actor)).toEqual({ create: 0, remove: 0 })
  })
})

describe('TS-77 asking before the changes are lost from sight', () => {
  const next = `${PATH}?division=TG1&population=division`
  const asking = (from: string, to: string) => `${from}?${new URLSearchParams({ vers: to })}`

  test('a new search asks when something is not validated, and only then', async () => {
    const search = { population: 'division', division: 'TG1' }
    expect(await press('search', search)).toBe(next)
    expect(await press('search', { ...search, tickedIds: ids.slice(0, 1) })).toBe(asking(PATH, next))
    expect(await press('search', { tickedIds: ids.slice(0, 1) })).toBe(PATH)
  })

  test('leaving asks too; another site is never an address to go to', async () => {
    expect(await press('leave', { to: '/aide' })).toBe('/aide')
    expect(await press('leave', { to: '/aide', tickedIds: ids })).toBe(asking(PATH, '/aide'))
    expect(await press('leave', { to: 'https://ailleurs.example/', tickedIds: ids })).toBe(asking(PATH, '/'))
  })
})
