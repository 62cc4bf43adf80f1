import { describe, expect, test } from 'vitest'
import { buildCarEmail } from '@/lib/teleservices/letters/car-email'
import type { LetterChild, LetterIssuer } from '@/lib/teleservices/letters/car-letter-content'

const issuer: LetterIssuer = {
  schoolName: 'Lycée du Pont-Vert',
  schoolKind: 'LYCEE',
  addressLines: ['12 boulevard des Écluses', '99120 Valmontier'],
  letterhead: [],
  city: 'Valmontier',
  phone: '09 99 00 12 34',
  email: null,
  headTitle: null,
  headName: null,
  services: ['consultation des notes', 'consultation des absences'],
  siteHost: 'acces.pont-vert.example',
  siteUrl: 'https://acces.pont-vert.example',
  date: '2026-11-22',
}
const lina: LetterChild = {
  firstName: 'LINA',
  staffName: 'BELKACEM Lina',
  division: '1G3',
  code: '3R8C - 6WN - 0ZD - P4V',
  usableFrom: '2026-11-23',
  expiresOn: null,
}

describe('[TS-82] e-mail of notification', () => {
  test('the subject says the fact and the first name, never the code; both bodies carry it', async () => {
    const mail = await buildCarEmail(issuer, { guardianFamily: 'Samira Belkacem', children: [lina] })
    expect(mail.subject).toBe('Votre code pour suivre la scolarité de Lina')
    for (const body of [mail.html, mail.text]) {
      expect(body).toContain('3R8C - 6WN - 0ZD - P4V')
      expect(body).toContain('Bonjour Samira Belkacem,')
      expect(body).toContain('https://acces.pont-vert.example/activation')
      expect(body).toContain('Utilisable à partir du 23/11/2026.')
      expect(body).toContain('la consultation des notes et la consultation des absences')
      expect(body).toContain('09 99 00 12 34')
      expect(body).not.toContain('[[')
    }
    expect(mail.html).not.toMatch(/<img|https?:\/\/[^"]*3R8C/)
    expect(mail.html).toContain('color-scheme')
  })

  test('a name cannot write html, nor take the place of another text', async () => {
    const mail = await buildCarEmail(issuer, { guardianFamily: '<b>Samira</b> [[0]] $& Belkacem', children: [lina] })
    expect(mail.html).toContain('&lt;b&gt;Samira&lt;/b&gt; [[0]] $&amp; Belkacem')
  })

  test('[TS-95] several children: each has its code, and the subject stays under 60 characters', async () => {
    const children = [lina, { ...lina, firstName: 'ADAM', code: '4R8C - 6WN - 0ZD - P4W' }]
    const mail = await buildCarEmail(issuer, { guardianFamily: 'Samira Belkacem', children })
    expect(mail.subject).toBe('Vos codes pour suivre la scolarité de Lina et Adam')
    expect(mail.text).toMatch(/Code pour Lina[\s\S]*3R8C[\s\S]*Code pour Adam[\s\S]*4R8C/)
    const long = [lina, { ...lina, firstName: 'Marie-Antoinette' }, { ...lina, firstName: 'Jean-Christophe' }]
    expect((await buildCarEmail(issuer, { guardianFamily: 'X', children: long })).subject).toBe(
      'Vos codes pour suivre la scolarité de vos enfants',
    )
  })

  test('[TS-16] a child added to an account: no code, the link is the sign-in', async () => {
    const mail = await buildCarEmail(issuer, { guardianFamily: 'Samira Belkacem', children: [{ ...lina, code: null }] })
    expect(mail.subject).toBe('Un enfant a été ajouté\u00a0: Lina')
    expect(mail.text).toContain('https://acces.pont-vert.example/connexion')
    expect(mail.html).not.toContain('Votre code d’activation')
  })
})
