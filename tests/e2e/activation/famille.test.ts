import { buildSchool } from '@/prisma/seed/builders'
import { expect, test } from '../../support/e2e'
import { activeParent } from '../../support/families'

test.use({ viewport: { width: 360, height: 740 } })

test('[TS-122] un service ouvert se touche du doigt : la ligne a 56 px au moins @layout', async ({
  page,
  signInFamily,
  server: _server,
}) => {
  const { account } = await activeParent(await buildSchool({ open: ['NOTES'], kind: 'COLLEGE' }))
  await signInFamily(account.id)
  await page.goto('/mes-teleservices')
  const row = page.getByRole('link', { name: 'Notes de Lina' })
  expect((await row.boundingBox())?.height).toBeGreaterThanOrEqual(56)
})
