import { expect, test } from '../support/e2e'
import { expectSound } from '../support/look'
import { keptStates } from '../support/states'

test.describe.configure({ timeout: 300_000 })

/** Workers share them. */
const PARTS = 3

for (let part = 1; part <= PARTS; part++)
  test(`[XC-09] chaque page au milieu d’un parcours ou d’une correction (${part} sur ${PARTS}) : axe ne trouve rien et rien ne dépasse @layout`, async ({
    page,
    server,
  }) => {
    const states = keptStates()
    expect(states.length).toBeGreaterThan(40)
    for (const { name, path, html } of states.filter((_, index) => index % PARTS === part - 1)) {
      await page.route(`${server.url}${path}`, (route) =>
        route.request().resourceType() === 'document'
          ? route.fulfill({
              body: html.replace(/<script\b.*?<\/script>/gs, ''),
              contentType: 'text/html; charset=utf-8',
            })
          : route.fallback(),
      )
      await page.goto(path)
      await expectSound(page, name)
      await page.unrouteAll()
    }
  })
