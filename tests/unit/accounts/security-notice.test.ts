import { describe, expect, test } from 'vitest'
import { type SecurityNoticeFacts, writeSecurityNotice } from '@/lib/accounts/domain/security-notice'
import { SecurityChange } from '@/lib/platform/prisma/enums'

const facts = (values: Partial<SecurityNoticeFacts>): SecurityNoticeFacts => ({
  change: 'PASSWORD_RESET',
  happenedAt: new Date('2026-11-24T13:05:00Z'),
  name: 'Claire Morel',
  family: true,
  schools: [{ name: 'Lycée du Pont-Vert', phone: '0999001234' }],
  siteUrl: 'https://passerelle.exemple.fr',
  ...values,
})
const notice = (values: Partial<SecurityNoticeFacts>) => writeSecurityNotice(facts(values))
const all = Object.values(SecurityChange)

describe('a message of security', () => {
  test.each(all)('%s: says what changed, the day and the hour, and what to do about it', (change) => {
    const mail = notice({ change })
    expect(mail.what).toContain('24/11/2026 à 14\u00a0h\u00a005')
    expect(mail.alarm).toBe('Si ce n’est pas vous\u00a0:')
    expect(mail.steps[0]).toMatch(/^[A-ZÀ-Ý].*\.$/)
    expect(JSON.stringify(mail)).not.toMatch(/ [:;?!%»]|« /)
  })

  test('a family chooses another password where it asks for a code, and knows which school to call', () => {
    for (const change of ['PASSWORD_CHANGED', 'PASSWORD_RESET'] as const) {
      const mail = notice({ change })
      expect(mail.button?.href).toBe('https://passerelle.exemple.fr/connexion/oubli/mot-de-passe')
      expect(mail.steps.at(-1)).toBe('Lycée du Pont-Vert\u00a0: 09\u00a099\u00a000\u00a012\u00a034')
    }
  })

  test('an address that was replaced receives no code any more: it is not sent to « mot de passe oublié »', () =>
    expect(notice({ change: 'EMAIL_LEFT' }).button?.href).toBe('https://passerelle.exemple.fr/connexion'))

  test('a new address may be a stranger’s: neither name, nor school, nor link', () => {
    const mail = notice({ change: 'EMAIL_CHOSEN' })
    expect(JSON.stringify(mail)).not.toMatch(/Morel|Pont-Vert|https/)
    expect(mail.button).toBeNull()
  })

  test('a code that was used is told to the address that the school knows: whom to call, without a name nor a link', () => {
    const mail = notice({ change: 'CODE_USED' })
    expect(mail.what).toContain('Le code que l’établissement vous a envoyé a servi le')
    expect(mail.steps.at(-1)).toContain('Lycée du Pont-Vert')
    expect([mail.greeting, mail.button]).toEqual(['Bonjour,', null])
  })

  test('staff have their management, and no link that they cannot use', () => {
    for (const change of all.filter((one) => !/^EMAIL|^CODE/.test(one))) {
      const mail = notice({ change, family: false })
      expect(mail.button?.href ?? '').not.toContain('oubli')
      expect(mail.steps.join(' ')).toContain('gestionnaire académique')
      expect(mail.steps.join(' ')).not.toContain('Pont-Vert')
    }
  })

  test('names three schools at most, with or without a telephone, and greets an account without a name', () => {
    const schools = ['A', 'B', 'C', 'D'].map((name) => ({ name, phone: null }))
    expect(notice({ schools }).steps.slice(-3)).toEqual(['A', 'B', 'C'])
    expect(notice({ name: '' }).greeting).toBe('Bonjour,')
  })
})
