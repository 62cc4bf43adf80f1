import { expect, test } from 'vitest'
import { erasedAt, renamed } from '@/lib/mailings/domain/kept-files'

const SHEET = ['lettre', 'lettres'] as const

test.each([
  [
    'Notification Responsables 02-12-2026, Division 1G3, 24 lettres, Nadia.pdf',
    '23\u00a0lettres',
    'Notification Responsables 02-12-2026, Division 1G3, 23 lettres, Nadia.pdf',
  ],
  [
    'Notification Responsables 02-12-2026, 1 024 lettres, partie 1 sur 3.pdf',
    '1\u00a0lettre',
    'Notification Responsables 02-12-2026, 1 lettre, partie 1 sur 3.pdf',
  ],
  [
    'Notification Responsable HADDAD Karim_BELKACEM Lina.pdf',
    '1\u00a0lettre',
    'Notification Responsable HADDAD Karim_BELKACEM Lina.pdf',
  ],
])('[TS-89] « %s » with %s', (name, sheets, expected) => expect(renamed(name, SHEET, sheets)).toBe(expected))

test('a file of letters is erased 90 days after it was made', () =>
  expect(erasedAt(new Date('2026-12-01T10:00:00Z'))).toEqual(new Date('2027-03-01T10:00:00Z')))
