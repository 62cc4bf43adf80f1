import { describe, expect, test } from 'vitest'
import type { Channel } from '@/lib/mailings/domain/channel'
import { waitAfter } from '@/lib/mailings/domain/delivery-retry'
import {
  type Contact,
  type Planned,
  planChannel,
  planMessages,
} from '@/lib/teleservices/notifications/domain/notification-plan'

const ready = { state: 'ready', lines: ['M HADDAD KARIM', '21 AVENUE DU STADE', '99120 VALMONTIER'] } as const
const contact = (values: Partial<Contact> = {}): Contact => ({
  email: 'k.haddad@courriel.example',
  address: { ...ready, lines: [...ready.lines] },
  refusedEmail: null,
  uncertain: false,
  ...values,
})
const both: Channel[] = ['EMAIL', 'LETTER']
const none = { email: null, address: { state: 'missing' } } as const

describe('who is notified how', () => {
  test.each<[string, Partial<Contact>, Channel[], string]>([
    ['[TS-87] e-mail alone: who has one', {}, ['EMAIL'], 'EMAIL'],
    ['[TS-87] e-mail alone: who has none is left out', { email: null }, ['EMAIL'], 'NO_EMAIL'],
    ['[TS-87] e-mail alone: spaces are no e-mail', { email: '  ' }, ['EMAIL'], 'NO_EMAIL'],
    ['[TS-88] paper alone: an e-mail changes nothing', {}, ['LETTER'], 'LETTER'],
    ['[TS-88] paper alone: no address', { address: { state: 'missing' } }, ['LETTER'], 'NO_ADDRESS'],
    [
      '[TS-88] paper alone: an address that no envelope can carry',
      { address: { state: 'to-check', what: 'ADDRESS' } },
      ['LETTER'],
      'ADDRESS_TO_CHECK',
    ],
    [
      '[TS-88] paper alone: a name that no sheet can print',
      { address: { state: 'to-check', what: 'NAME' } },
      ['LETTER'],
      'NAME_TO_CHECK',
    ],
    ['[TS-90] both: the e-mail first', {}, both, 'EMAIL'],
    ['[TS-90] both: the letter for those without e-mail', { email: null }, both, 'LETTER'],
    ['[TS-90] both: neither', none, both, 'NO_CONTACT'],
    [
      '[TS-90] both: no e-mail and an address to check',
      { email: null, address: { state: 'to-check', what: 'ADDRESS' } },
      both,
      'ADDRESS_TO_CHECK',
    ],
    ['what is not an e-mail falls back on the letter', { email: 'k.haddad@@courriel' }, both, 'LETTER'],
    ['what is not an e-mail is said', { email: 'k.haddad@courriel' }, ['EMAIL'], 'EMAIL_TO_CHECK'],
    ['[TS-96] a refused address is not tried again', { refusedEmail: 'K.Haddad@courriel.example ' }, both, 'LETTER'],
    [
      '[TS-96] a refused address, e-mail alone',
      { refusedEmail: 'k.haddad@courriel.example' },
      ['EMAIL'],
      'EMAIL_REFUSED',
    ],
    ['[TS-96] once it has changed, it is tried', { refusedEmail: 'ancien@courriel.example' }, both, 'EMAIL'],
    ['[TS-96] an uncertain e-mail leaves paper only', { uncertain: true }, both, 'LETTER'],
    ['[TS-96] an uncertain e-mail is never sent again', { uncertain: true }, ['EMAIL'], 'EMAIL_UNCERTAIN'],
    ['no channel', {}, [], 'NO_ADDRESS'],
  ])('%s', (_name, values, channels, expected) => {
    const plan = planChannel(contact(values), channels)
    expect(plan.channel ?? plan.reason).toBe(expected)
  })
})

describe('[TS-95] one message for each couple, or for each responsable', () => {
  const row = (
    codeId: string,
    guardianId: string,
    channel: Channel | null,
    added = false,
    outside = false,
  ): Planned => ({
    codeId,
    outside,
    guardianId,
    added,
    plan: channel ? { channel } : { channel, reason: 'NO_CONTACT' },
  })
  const rows = [
    row('1', 'a', 'EMAIL'),
    row('2', 'b', 'LETTER'),
    row('3', 'a', 'EMAIL'),
    row('4', 'c', null),
    row('5', 'a', 'EMAIL'),
    row('6', 'a', 'EMAIL'),
  ]
  const codes = (grouped: boolean) =>
    planMessages(rows, grouped).map(({ channel, rows: own }) => [channel, own.map(({ codeId }) => codeId).join('')])

  test('by default', () => {
    expect(codes(false)).toEqual([
      ['EMAIL', '1'],
      ['LETTER', '2'],
      ['EMAIL', '3'],
      ['EMAIL', '5'],
      ['EMAIL', '6'],
    ])
  })
  test('grouped: all the children of one responsable, never those of the other one', () => {
    expect(codes(true)).toEqual([
      ['EMAIL', '1356'],
      ['LETTER', '2'],
    ])
  })
  test('grouped: a child outside the selection joins the message of the responsable, and never makes one', () => {
    const outside = (codeId: string, guardianId: string, channel: Channel, added = false) =>
      row(codeId, guardianId, channel, added, true)
    const own = [row('1', 'a', 'LETTER'), outside('2', 'a', 'LETTER'), outside('3', 'a', 'EMAIL')]
    const others = [outside('4', 'b', 'LETTER'), outside('5', 'a', 'LETTER', true)]
    const messages = planMessages([...own, ...others], true)
    expect(messages.map(({ rows }) => rows.map(({ codeId }) => codeId))).toEqual([['1', '2']])
  })
  test('grouped: a child with nothing to type is in another message', () => {
    const own = [row('1', 'a', 'LETTER'), row('2', 'a', 'LETTER', true), row('3', 'a', 'LETTER')]
    expect(planMessages(own, true).map(({ rows }) => rows.map(({ codeId }) => codeId))).toEqual([['1', '3'], ['2']])
  })
})

test('an e-mail that nobody accepts is given up after its sixth wait', () => {
  expect(waitAfter(1)).toBe(2_000)
  expect(waitAfter(6)).toBe(7_200_000)
  expect(waitAfter(7)).toBeNull()
})
