import { addSession, expect, test } from '../support/e2e'
import { expectSound } from '../support/look'
import { keptStates } from '../support/states'
import { addressOf, walkRoutes } from '../support/walk-routes'
import { visitorsOf, type WalkVisitor } from '../support/walk-visitors'
import { buildWalkedSchool } from '../support/walk-world'

test.describe.configure({ timeout: 600_000 })

/** The longest names that a page must hold. */
const LONGEST = { name: 'Lycée polyvalent de la Rochefoucauld-Montbel', people: 'DE LA ROCHEFOUCAULD-MONTBEL' }

const pages = walkRoutes.filter(({ download }) => !download)

/** Addresses that this person is served without being sent elsewhere. */
async function servedTo({ visitor }: WalkVisitor, ids: Record<string, string>): Promise<string[]> {
  const addresses: string[] = []
  for (const route of pages) {
    const address = addressOf(route, ids)
    const response = await visitor.askOnce({ url: new URL(address, visitor.baseUrl).href })
    await response.body?.cancel()
    if (response.status === 200) addresses.push(address)
  }
  return addresses
}

/** Families who type this address of staff read it without the frame of any space. */
const WITHOUT_FRAME = '/quoi-de-neuf'

/** Who reads, and in how many parts: workers share the long ones. */
const READERS = { chef: 4, délégué: 1, gestionnaire: 1, responsable: 1, élève: 1, personne: 2 }

for (const [name, parts] of Object.entries(READERS))
  for (let part = 1; part <= parts; part++)
    test(`[XC-09] chaque page lue par ${name} (${part} sur ${parts}) : axe ne trouve rien et rien ne dépasse @layout`, async ({
      page,
      context,
      server,
    }) => {
      const world = await buildWalkedSchool(LONGEST)
      const visitors = await visitorsOf(world, world, server.url)
      const who = visitors.find((each) => each.name.startsWith(name)) as WalkVisitor
      for (const { key, value } of await who.visitor.cookies())
        await addSession(context, server.url, { name: key, value })
      const served = await servedTo(who, world.ids)
      expect(served.length).toBeGreaterThan(8)
      const isFamily = who.role === 'GUARDIAN' || who.role === 'STUDENT'
      for (const address of served.filter((_, index) => index % parts === part - 1)) {
        if (isFamily && address === WITHOUT_FRAME) continue
        await page.goto(address)
        await expectSound(page, address)
      }
    })

test('[XC-09] chaque page au milieu d’un parcours ou d’une correction : axe ne trouve rien et rien ne dépasse @layout', async ({
  page,
  server,
}) => {
  const states = keptStates()
  expect(states.length).toBeGreaterThan(40)
  for (const { name, path, html } of states) {
    await page.route(`${server.url}${path}`, (route) =>
      route.request().resourceType() === 'document'
        ? route.fulfill({ body: html.replace(/<script\b.*?<\/script>/gs, ''), contentType: 'text/html; charset=utf-8' })
        : route.fallback(),
    )
    await page.goto(path)
    await expectSound(page, name)
    await page.unrouteAll()
  }
})

test('[XC-09] chaque page de l’application est parmi celles qui viennent d’être vues', async ({ server }) => {
  const world = await buildWalkedSchool(LONGEST)
  const seen = keptStates().map(({ path }) => path)
  for (const who of await visitorsOf(world, world, server.url)) seen.push(...(await servedTo(who, world.ids)))
  const unseen = pages.filter((route) => {
    const shape = new RegExp(`^${route.pattern.replace(/\[\w+\]/g, '[^/]+')}$`)
    return !seen.some((address) => shape.test(address.replace(/\?.*/, '')))
  })
  expect(unseen.map(({ pattern }) => pattern)).toEqual([])
})
