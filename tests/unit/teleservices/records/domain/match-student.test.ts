import { describe, expect, test } from 'vitest'
import {
  indexStudents,
  type KnownStudent,
  matchStudent,
  type NamedStudent,
} from '@/lib/teleservices/records/domain/match-student'

const student = (id: string, over: Partial<KnownStudent> = {}): KnownStudent => ({
  id,
  ine: null,
  familyNameKey: 'MARTIN',
  usageNameKey: null,
  firstNameKey: id.toUpperCase(),
  birthDate: '2014-03-14',
  division: '6A',
  ...over,
})
const match = (students: KnownStudent[], over: Partial<NamedStudent>) =>
  matchStudent(indexStudents(students), {
    ine: '',
    familyName: 'Martin',
    firstName: 'Lucas',
    division: '',
    birthDate: null,
    ...over,
  })

describe('[TS-53][TS-66] the only bearer of the names of a line', () => {
  const school = [student('lucas', { ine: '111111111AA' }), student('ada', { division: '3 B' })]

  test.each([
    ['no division', {}],
    ['his, however it is spelled', { division: '6 a' }],
    ['a group, which is no division of the year', { division: '3LATIN' }],
    ['another one, with his INE', { division: '3B', ine: '111111111aa' }],
    ['another one, with his birth date', { division: '3B', birthDate: '2014-03-14' }],
  ])('is he with %s', (_name, over) => expect(match(school, over)).toEqual({ id: 'lucas' }))

  test.each(['3B', '3 b', '3-B'])('is asked about when « %s » is another division of the school', (division) =>
    expect(match(school, { division })).toEqual({ fault: 'OTHER_DIVISION' }),
  )

  test('an INE of the line confirms nobody who has none; another birth date is another pupil', () => {
    const unknown = [student('lucas'), student('ada', { division: '3B' })]
    expect(match(unknown, { division: '3B', ine: '999999999ZZ' })).toEqual({ fault: 'OTHER_DIVISION' })
    expect(match(unknown, { division: '6A', ine: '999999999ZZ' })).toEqual({ id: 'lucas' })
    expect(match(school, { division: '3B', birthDate: '2012-01-01' })).toEqual({ fault: 'UNKNOWN' })
  })

  test('without division himself, he is in no other', () =>
    expect(
      match([student('lucas', { division: null }), student('ada', { division: '3B' })], { division: '3B' }),
    ).toEqual({
      fault: 'OTHER_DIVISION',
    }))

  test('of two bearers, the division tells which one, however it is spelled', () =>
    expect(
      match([student('lucas'), student('other', { firstNameKey: 'LUCAS', division: '3B' })], { division: '3 b' }),
    ).toEqual({ id: 'other' }))
})
