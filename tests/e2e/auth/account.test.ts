import { db, expect, test } from '../../support/e2e'

test('cinq minutes avant la fin, la page le dit, et on peut rester @js', async ({ page, signInStaff }) => {
  await page.clock.install()
  const { account } = await signInStaff()
  await page.goto('/mon-compte/securite')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const notice = page.getByText('votre session se termine dans moins de 5 minutes')
  // The page counts from its first script: the clock must not move before it runs.
  const awake = () =>
    page.evaluate(() => Object.keys(document.querySelector('main') ?? {}).some((key) => key.startsWith('__react')))
  await expect.poll(awake).toBe(true)
  await page.clock.fastForward('24:30')
  await expect(notice).toHaveCount(0)
  await page.clock.fastForward('00:45')
  await expect(notice).toBeVisible()
  const seen = new Date(Date.now() - 5 * 60_000)
  await db.session.updateMany({ where: { accountId: account.id }, data: { lastSeenAt: seen } })
  await page.getByRole('button', { name: 'Rester connecté' }).click()
  await expect(notice).toHaveCount(0)
  const session = await db.session.findFirstOrThrow({ where: { accountId: account.id } })
  expect(session.lastSeenAt.getTime()).toBeGreaterThan(seen.getTime())
})
