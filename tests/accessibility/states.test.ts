import { expect, test } from '../support/e2e'
import { faintTextsOf } from '../support/faint-text'
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
    // They have one head: what it loads, and axe, are read once.
    await page.route(`${server.url}/`, (route) =>
      route.fulfill({ body: withoutScript(states[0]?.html ?? ''), contentType: 'text/html; charset=utf-8' }),
    )
    await page.goto('/')
    expect(await faintTextsOf(page), 'the frame as it came').toEqual([])
    await page.evaluate(() =>
      document.body.insertAdjacentHTML('afterbegin', '<p style="color: #777; opacity: 0.6">à</p>'),
    )
    expect(await faintTextsOf(page), 'a faint text').toEqual([expect.stringMatching(/^à:/)])
    for (const { name, html } of states.filter((_, index) => index % PARTS === part - 1)) {
      await page.evaluate(showInstead, withoutScript(html))
      await expectSound(page, name)
    }
  })

const withoutScript = (html: string): string => html.replace(/<script\b.*?<\/script>/gs, '')

/** In the page: puts another document in the place of this one, but for its head. */
function showInstead(html: string): void {
  const other = new DOMParser().parseFromString(html, 'text/html')
  for (const { name, value } of other.documentElement.attributes) document.documentElement.setAttribute(name, value)
  document.title = other.title
  document.body.replaceWith(other.body)
  window.scrollTo(0, 0)
}
