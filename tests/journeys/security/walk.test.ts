import '../../support/own-server'
import { expect, test } from '../../support/plain'
import { type Press, pressesOf } from '../../support/walk-forms'
import {
  type Rights,
  type Role,
  type RouteRights,
  reviewedRights,
  writeRights,
  writesSnapshot,
} from '../../support/walk-rights'
import { addressOf, type WalkRoute, walkRoutes } from '../../support/walk-routes'
import {
  expectedFor,
  isRightful,
  type Outcome,
  together,
  visitorsOf,
  type WalkVisitor,
} from '../../support/walk-visitors'
import { buildWalkedSchool, digestOf, PEOPLE_MARK, SCHOOL_MARK } from '../../support/walk-world'

// One after the other: what the first reads, the second presses.
test.describe.configure({ mode: 'default', timeout: 600_000 })

const ELSEWHERE = { name: 'Lycée des Deux-Rives', people: 'MOREL' }

function outcomeOf({ status, headers }: Response): Outcome | string {
  const location = headers.get('location') ?? ''
  if (status === 404) return 'absent'
  if (status === 401 || status === 403 || /^(https?:\/\/[^/]+)?\/(connexion(\?retour|$)|acces-refuse)/.test(location))
    return 'refused'
  // A route that only receives says 405; a page of a journey that has not begun leads to its first step.
  return status < 400 || status === 405 || status === 409 || status === 410 ? 'served' : `status ${status}`
}

/** What somebody may read of the walked school: its name from inside; its people as its staff or as the family. */
function leaks(who: WalkVisitor, body: string): string[] {
  const mayReadPeople = who.inside && !who.neighbour && who.role !== 'ACADEMIE_MANAGER' && who.role !== 'DELEGATE'
  if (mayReadPeople) return []
  return (who.inside ? [PEOPLE_MARK] : [PEOPLE_MARK, SCHOOL_MARK]).filter((mark) => body.includes(mark))
}

const isPostOnly = ({ file }: WalkRoute) => /televerser|deconnexion|prolonger/.test(file)

/** Presses of the frame of every page (sign out, stay signed in), which end or prolong the session of who presses. */
const ofFrame = ({ request }: Press) => /^\/connexion\/(deconnexion|prolonger)/.test(new URL(request.url).pathname)

const send = ({ visitor }: WalkVisitor, { request }: Press, referer: string) =>
  visitor.askOnce({ ...request, referer }).then((response) => response.text())

type Walked = Awaited<ReturnType<typeof walk>>
let walked: Promise<Walked> | undefined
const walkOnce = (origin: string): Promise<Walked> => {
  walked ??= walk(origin)
  return walked
}

/** Every page asked by every visitor: who was served, what was wrong, and the presses shown to those of the school. */
async function walk(origin: string) {
  const here = await buildWalkedSchool()
  const visitors = await visitorsOf(here, await buildWalkedSchool(ELSEWHERE), origin)
  const rights = reviewedRights()
  const asked = walkRoutes.filter((route) => !isPostOnly(route))
  const seen = new Map<string, Set<Role>>(asked.map(({ pattern }) => [pattern, new Set()]))
  const wrong: string[] = []
  const found = new Map<string, Found>()
  for (const who of visitors) {
    const isOwner = (who.inside && !who.neighbour) || who.role === 'NOBODY'
    const shown = new Map<WalkRoute, Shown[]>()
    await together(asked, async (route) => {
      const url = `${origin}${addressOf(route, here.ids)}`
      const answer = await who.visitor.askOnce({ url })
      const outcome = outcomeOf(answer)
      const expected = expectedFor(who, route, rights[route.pattern]?.read ?? [])
      if (outcome === 'served' && isOwner) seen.get(route.pattern)?.add(who.role)
      // What an address names may be absent for who has no right: they do not learn that it exists.
      const hidden = outcome === 'absent' && expected === 'refused' && route.segments.length > 0
      if (outcome !== expected && !hidden) wrong.push(`${who.name} ${route.pattern}: ${outcome}, expected ${expected}`)
      const body = await answer.text()
      for (const mark of leaks(who, body)) wrong.push(`${who.name} ${route.pattern}: reads ${mark}`)
      if (isOwner && answer.status === 200 && !route.download)
        shown.set(
          route,
          pressesOf(body, url)
            .filter((press) => !ofFrame(press))
            .map((press) => ({ press, url })),
        )
    })
    for (const route of asked)
      for (const { press, url } of shown.get(route) ?? []) {
        const key = `${press.act} ${press.label}`
        const known = found.get(key)
        if (known) known.by.push(...(known.by.includes(who.role) ? [] : [who.role]))
        else found.set(key, { route, press, url, owner: who, by: [who.role] })
      }
  }
  // After a press that unticks everything, the others would have nothing to do.
  const presses = [...found.values()].sort((one, other) => Number(unticks(one)) - Number(unticks(other)))
  return { here, visitors, seen, wrong, found: presses }
}

const unticks = ({ press }: Shown) => press.label.startsWith('Tout décocher')

type Shown = { press: Press; url: string }

/** A press on the first page that has it, with the roles of the school to whom pages show it, and the first of them. */
type Found = Shown & { route: WalkRoute; owner: WalkVisitor; by: Role[] }

test('[XC-14] chaque page, chaque route et chaque téléchargement, demandés par chaque rôle avec les identifiants d’un autre établissement', async ({
  server,
}) => {
  const { seen, wrong } = await walkOnce(server.url)
  const rights = reviewedRights()
  if (writesSnapshot)
    return writeRights(
      Object.fromEntries(
        [...seen].map(([pattern, roles]) => [pattern, { ...rights[pattern], read: [...roles].sort() }]),
      ),
    )
  expect(wrong.toSorted()).toEqual([])
})

test('[XC-14] le relevé des droits nomme chaque route, et aucune qui n’existe plus', () => {
  expect(Object.keys(reviewedRights()).sort()).toEqual(
    walkRoutes
      .filter((route) => !isPostOnly(route))
      .map(({ pattern }) => pattern)
      .sort(),
  )
})

test('[XC-14] chaque formulaire rejoué par un autre rôle ou une autre famille ne change rien, et change pour qui de droit', async ({
  server,
}) => {
  const { here, visitors, found } = await walkOnce(server.url)
  expect(found.length).toBeGreaterThan(40)

  for (const who of visitors) {
    const before = await digestOf(here, who.accountId)
    const foreign = found.filter(({ route, by }) => !isRightful(who, route, by))
    await together(foreign, async ({ press, url }) => void (await send(who, press, url)))
    expect(await digestOf(here, who.accountId), `after every form sent by ${who.name}`).toEqual(before)
  }

  const seen: Rights = structuredClone(reviewedRights())
  for (const rights of Object.values(seen)) delete rights.presses
  let last = await digestOf(here)
  for (const { route, press, url, owner, by } of found) {
    await send(owner, await again(owner, { press, url }), url)
    const after = await digestOf(here)
    const rights = seen[route.pattern] as RouteRights
    const known = writesSnapshot ? undefined : reviewedRights()[route.pattern]?.presses?.[press.label]
    // A job that an earlier press began may write meanwhile: a press that must change nothing is not blamed for it.
    const changes = !isSame(last, after) && known?.changes !== false
    rights.presses = { ...rights.presses, [press.label]: { by: by.toSorted(), changes } }
    last = after
  }
  if (writesSnapshot) return writeRights(seen)
  expect(seen).toEqual(reviewedRights())
})

/** A recap that is not true any more is refused: that press is read again on the page as it is now. */
async function again({ visitor }: WalkVisitor, { press, url }: Shown): Promise<Press> {
  if (![...(press.request.body ?? [])].some(([name]) => name === 'shown')) return press
  const page = await visitor.askOnce({ url })
  const presses = page.status === 200 ? pressesOf(await page.text(), url) : []
  return presses.find(({ act, label }) => act === press.act && label === press.label) ?? press
}

const isSame = (one: object, other: object) => JSON.stringify(one) === JSON.stringify(other)
