import { expect, test } from 'vitest'
import { closedReason } from '@/lib/teleservices/family/domain/closed-service'
import { OpeningSearch, openingQuery } from '@/lib/teleservices/opening/schemas'

const today = '2026-11-30'

test.each([
  [null, 'Le collège n’a pas ouvert ce service.'],
  ['2026-12-01', 'Le collège vient d’ouvrir ce service. Il se lit ici à partir de demain, 01/12/2026.'],
  ['2026-11-30', 'Le collège a ouvert ce service. Il se lit ici après la prochaine mise à jour de la nuit.'],
])('[TS-122] a service that opens on %s: « %s »', (opensOn, sentence) =>
  expect(closedReason('Le collège', { opensOn, today })).toBe(sentence),
)

test('[TS-46] what an opening did goes through the address; a hand-edited one says nothing wrong', () => {
  const read = (query: URLSearchParams) => OpeningSearch.parse(Object.fromEntries(query))
  expect(read(openingQuery({ opened: ['NOTES', 'ABSENCES'], readAgain: ['ABSENCES'], closed: [] }))).toEqual({
    fait: 'oui',
    demain: ['NOTES'],
    aussitot: ['ABSENCES'],
  })
  expect(read(openingQuery({ opened: [], readAgain: [], closed: ['NOTES'] }))).toMatchObject({
    fait: 'oui',
    demain: [],
  })
  expect(read(openingQuery({ opened: [], readAgain: [], closed: [] })).fait).toBe('rien')
  expect(OpeningSearch.parse({ fait: '0-0', demain: ['x', 'NOTES'], aussitot: 'LPC.<b>' })).toEqual({
    fait: undefined,
    demain: [],
    aussitot: ['LPC'],
  })
})
