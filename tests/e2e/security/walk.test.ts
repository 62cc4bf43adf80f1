import { expect, test } from '../../support/e2e'
import { pressesOf } from '../../support/walk-forms'
import { addressOf, type WalkRoute, walkRoutes } from '../../support/walk-routes'
import { expectedFor, type Visitor, visitorsOf } from '../../support/walk-visitors'
import { buildWalkedSchool, digestOf, PEOPLE_MARK, SCHOOL_MARK } from '../../support/walk-world'

test.describe.configure({ timeout: 600_000 })

const ELSEWHERE = { name: 'Lycée des Deux-Rives', people: 'MOREL' }

type Answer = { status: number; location: string; body: string }

async function ask(url: string, visitor: Visitor, form?: FormData): Promise<Answer> {
  const cookie = await visitor.cookie()
  const response = await fetch(url, {
    method: form ? 'POST' : 'GET',
    body: form,
    redirect: 'manual',
    headers: {
      accept: 'text/html',
      origin: new URL(url).origin,
      'x-forwarded-for': '10.9.8.7',
      ...(cookie ? { cookie } : {}),
    },
  })
  return { status: response.status, location: response.headers.get('location') ?? '', body: await response.text() }
}

function outcomeOf({ status, location }: Answer): string {
  if (status === 404) return 'absent'
  if (status === 401 || status === 403 || /^(https?:\/\/[^/]+)?\/(connexion|acces-refuse)/.test(location))
    return 'refused'
  // A route that only receives says 405; a page of a journey that has not begun leads to its first step.
  return status < 400 || status === 405 || status === 409 || status === 410 ? 'served' : `status ${status}`
}

/** What somebody may read of the walked school: its name from inside; its people as its staff or as the family. */
function leaks(visitor: Visitor, body: string): string[] {
  if (visitor.inside && visitor.role !== 'ACADEMIE_MANAGER' && visitor.role !== 'DELEGATE') return []
  return (visitor.inside ? [PEOPLE_MARK] : [PEOPLE_MARK, SCHOOL_MARK]).filter((mark) => body.includes(mark))
}

const isPostOnly = ({ file }: WalkRoute) => /televerser|deconnexion|prolonger/.test(file)

test('[XC-14] chaque page, chaque route et chaque téléchargement, demandés par chaque rôle avec les identifiants d’un autre établissement', async ({
  server,
}) => {
  const here = await buildWalkedSchool()
  const elsewhere = await buildWalkedSchool(ELSEWHERE)
  const wrong: string[] = []
  for (const visitor of visitorsOf(here, elsewhere, server.url))
    for (const route of walkRoutes.filter((each) => !isPostOnly(each))) {
      const address = addressOf(route, here.ids)
      const answer = await ask(`${server.url}${address}`, visitor)
      const [expected, outcome] = [expectedFor(visitor, route), outcomeOf(answer)]
      if (outcome !== expected && !isStricter(visitor, route, outcome))
        wrong.push(`${visitor.name} ${route.pattern}: ${outcome}, expected ${expected}`)
      for (const mark of leaks(visitor, answer.body)) wrong.push(`${visitor.name} ${route.pattern}: reads ${mark}`)
    }
  expect(wrong).toEqual([])
})

test('[XC-14] chaque formulaire rejoué par un autre rôle ou un autre établissement ne change rien', async ({
  page,
  server,
}) => {
  const here = await buildWalkedSchool()
  const elsewhere = await buildWalkedSchool(ELSEWHERE)
  const visitors = visitorsOf(here, elsewhere, server.url)
  const owners = visitors.filter(({ inside, role }) => inside && (role === 'HEAD' || role === 'GUARDIAN'))
  const strangers = visitors.filter(({ inside, role }) => !inside || role === 'DELEGATE')

  await page.goto('/aide')
  const presses: { url: string; form: () => FormData }[] = []
  for (const owner of owners)
    for (const route of walkRoutes.filter((each) => !each.download && expectedFor(owner, each) === 'served')) {
      const url = `${server.url}${addressOf(route, here.ids)}`
      const { body } = await ask(url, owner)
      for (const { action, fields } of await pressesOf(page, body)) {
        const form = () => {
          const data = new FormData()
          for (const [name, value] of fields) data.append(name, value)
          return data
        }
        presses.push({ url: new URL(action || url, url).href, form })
      }
    }
  expect(presses.length).toBeGreaterThan(20)

  const before = await digestOf(here.school.id)
  for (const stranger of strangers) {
    for (const { url, form } of presses) await ask(url, stranger, form())
    expect(await digestOf(here.school.id), `after every form sent by ${stranger.name}`).toEqual(before)
  }

  // The same requests from the head do change something: the replay is a real one.
  const head = owners.find(({ role }) => role === 'HEAD') as Visitor
  for (const { url, form } of presses.filter((press) => press.url.includes('/teleservices/')))
    await ask(url, head, form())
  expect(await digestOf(here.school.id)).not.toEqual(before)
})

/** A document says itself which right it needs, beyond that of the route. */
const isStricter = (visitor: Visitor, route: WalkRoute, outcome: string) =>
  visitor.inside && visitor.role === 'DELEGATE' && outcome === 'refused' && route.file.includes('[documentId]')
