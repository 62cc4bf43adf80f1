import { addSession, expect, test } from '../support/e2e'
import { expectSound } from '../support/look'
import { isNewContent, noteRead } from '../support/seen'
import { reviewedRights } from '../support/walk-rights'
import { addressOf, type WalkRoute, walkRoutes } from '../support/walk-routes'
import { visitorsOf, type WalkVisitor } from '../support/walk-visitors'
import { buildWalkedSchool } from '../support/walk-world'

test.describe.configure({ timeout: 600_000 })

/** The longest names that a page must hold. */
const LONGEST = { name: 'Lycée polyvalent de la Rochefoucauld-Montbel', people: 'DE LA ROCHEFOUCAULD-MONTBEL' }

/** Families who type this address of staff read it without the frame of any space. */
const WITHOUT_FRAME = '/quoi-de-neuf'

/** Who reads, and in how many parts: workers share the long ones. */
const READERS = { chef: 4, délégué: 1, gestionnaire: 2, responsable: 1, élève: 1, personne: 1 }

const inPart = (part: number, parts: number) => (_: unknown, index: number) => index % parts === part - 1

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
      const isFamily = who.role === 'GUARDIAN' || who.role === 'STUDENT'
      let looked = 0
      const rights = reviewedRights()
      const isTheirs = ({ pattern, download }: WalkRoute) => !download && rights[pattern]?.read.includes(who.role)
      for (const route of walkRoutes.filter(isTheirs).filter(inPart(part, parts))) {
        const address = addressOf(route, world.ids)
        if (isFamily && address === WITHOUT_FRAME) continue
        const response = await who.visitor.askOnce({ url: `${server.url}${address}` })
        const html = await response.text()
        if (response.status !== 200) continue
        noteRead(route.pattern)
        // The first is looked at whatever it holds, for its frame.
        if (!isNewContent(html) && looked > 0) continue
        await page.goto(address)
        await expectSound(page, address)
        looked++
      }
      expect(looked).toBeGreaterThan(0)
    })
