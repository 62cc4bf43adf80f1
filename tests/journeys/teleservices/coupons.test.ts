import { randomUUID } from 'node:crypto'
import { couponReference, letterReference } from '@/lib/teleservices/letters/domain/letter-reference'
import { buildCode, buildGuardianship } from '@/prisma/seed/builders'
import { audit, db, expect, test } from '../../support/plain'
import type { PlainPage } from '../../support/plain/page'

const SCREEN = '/teleservices/coupons'
const field = (page: PlainPage) => page.getByLabel('Référence du coupon')

/** A letter that was printed, for these children of one responsable; returns the reference of its coupon. */
async function printedLetter(schoolId: string, number: number, children: string[]): Promise<string> {
  const batch = await db.notificationBatch.create({
    data: {
      schoolId,
      kind: 'CAR',
      requestedById: randomUUID(),
      requestKey: randomUUID(),
      criteria: {},
      channels: ['LETTER'],
      state: 'DONE',
      cancellableUntil: new Date(),
    },
  })
  let guardianId: string | undefined
  const groupId = randomUUID()
  for (const [index, firstName] of children.entries()) {
    const couple = await buildGuardianship({
      schoolId,
      guardianId,
      student: { familyName: 'BELKACEM', firstName },
      guardian: { familyName: 'HADDAD', firstName: 'Karim' },
    })
    guardianId = couple.guardianId
    const code = await buildCode({ guardianshipId: couple.id, notifiedAt: new Date() })
    await db.delivery.create({
      data: {
        id: index === 0 ? groupId : randomUUID(),
        groupId,
        schoolId,
        batchId: batch.id,
        subjectId: code.id,
        channel: 'LETTER',
        state: 'ACCEPTED',
        letterNumber: number,
        position: index,
        recipient: {
          guardian: 'HADDAD Karim',
          guardianFamily: 'Karim Haddad',
          civility: 'M.',
          legalRank: 1,
          student: `BELKACEM ${firstName}`,
          firstName,
          division: '1G3',
          lines: ['M HADDAD KARIM'],
          added: false,
        },
      },
    })
  }
  return couponReference(letterReference('1G3', number))
}

test.beforeEach(async ({ signInStaff }) => {
  await signInStaff()
})

test('[TS-23][TS-31] une pile de coupons au clavier : refus, perte, annulation', async ({ page, school }) => {
  const refused = await printedLetter(school.id, 147, ['Lina'])
  const lost = await printedLetter(school.id, 148, ['Adam'])
  await page.goto(SCREEN)
  await expect(field(page)).toBeFocused()
  await field(page).fill(refused.toLowerCase())
  await field(page).press('Enter')
  await expect(page.getByRole('heading', { name: 'HADDAD Karim' })).toBeVisible()
  await expect(page.getByText('Pour BELKACEM Lina (1G3)')).toBeVisible()
  // A scanner that fires again answers nothing in the place of the person.
  await page.getByRole('radio', { name: /^Refus/ }).press('Enter')
  await expect(page.getByRole('alert').first()).toContainText('Choisissez le motif')
  await expect(page).toHaveTitle('Erreur : Coupons-réponse – Passerelle')
  await page.getByRole('radio', { name: /^Refus/ }).check()
  await page.getByRole('radio', { name: /^Refus/ }).press('Enter')
  await expect(page.getByRole('status')).toContainText('Refus enregistré.')
  await expect(field(page)).toBeFocused()

  await field(page).fill(lost)
  await field(page).press('Enter')
  await page.getByRole('radio', { name: /^Perte/ }).check()
  await page.getByRole('button', { name: 'Enregistrer et passer au suivant' }).click()
  await expect(page.getByRole('status')).toContainText('Perte enregistrée')
  await expect(page.getByRole('heading', { name: /2\s+coupons enregistrés/ })).toBeVisible()

  await page.getByRole('button', { name: `Annuler le coupon ${refused} pour BELKACEM Lina` }).click()
  await expect(page.getByRole('status')).toContainText('annulé')
  await expect(page.getByRole('row', { name: new RegExp(refused) })).toContainText('Annulé')
  const valid = await db.activationCode.findMany({ where: { schoolId: school.id, invalidatedAt: null } })
  expect(valid).toHaveLength(2)
})

test('[TS-31] référence fausse, inconnue, déjà enregistrée, lettre de plusieurs enfants', async ({ page, school }) => {
  const family = await printedLetter(school.id, 12, ['Lina', 'Adam'])
  const say = async (reference: string) => {
    await page.goto(SCREEN)
    await field(page).fill(reference)
    await page.getByRole('button', { name: 'Chercher ce coupon' }).click()
  }
  await say(`${family.slice(0, -2)}##`)
  await expect(page.getByText(/incomplète ou mal saisie/)).toBeVisible()
  await expect(page).toHaveTitle('Erreur : Coupons-réponse – Passerelle')
  await say(couponReference('1G3-0999'))
  await expect(page.getByText(/Aucune lettre de votre établissement/)).toBeVisible()
  await say(family)
  await page.getByRole('radio', { name: /^Refus/ }).check()
  await page.getByRole('button', { name: 'Enregistrer et passer au suivant' }).click()
  await expect(page.getByRole('alert').first()).toContainText('Cochez au moins un enfant.')
  await page.getByRole('checkbox', { name: 'BELKACEM Adam (1G3)' }).check()
  await page.getByRole('button', { name: 'Enregistrer et passer au suivant' }).click()
  await expect(page.getByRole('status')).toContainText('Refus enregistré.')
  await say(family)
  await expect(page.getByText(/BELKACEM Adam\s: déjà enregistré, motif Refus, le/)).toBeVisible()
  await expect(page.getByRole('checkbox')).toHaveCount(1)
})

test('[XC-09] l’écran des coupons est accessible, avec un coupon et sans', async ({ page, school }) => {
  const reference = await printedLetter(school.id, 5, ['Lina', 'Adam'])
  await page.goto(SCREEN)
  audit(page)
  await page.goto(`${SCREEN}?ref=${reference}`)
  audit(page)
})
