import { describe, expect, test } from 'vitest'
import { bookletOf, countSkills, type FamilySkill } from '@/lib/teleservices/records/domain/booklet'
import { domainOf, parseLevel, readSkill, type SkillTexts } from '@/lib/teleservices/records/domain/skills'

const LANGUAGES = 'Les langages pour penser et communiquer'
const WORLD = 'Les représentations du monde et l’activité humaine'

describe('[TS-43] the level of a skill', () => {
  test.each([
    ['1', 1],
    [' 4 ', 4],
    ['Maîtrise insuffisante', 1],
    ['MAITRISE FRAGILE', 2],
    ['maitrise   satisfaisante', 3],
    ['très bonne maîtrise', 4],
    ['Tres Bonne Maitrise', 4],
    ['0', null],
    ['5', null],
    ['2,5', null],
    ['-1', null],
    ['3/4', null],
    ['acquis', null],
    ['', null],
  ])('« %s » is %s', (text, level) => expect(parseLevel(text)).toBe(level))
})

test.each([
  ['1', LANGUAGES],
  ['Domaine 5', WORLD],
  ['LES LANGAGES POUR PENSER ET COMMUNIQUER', LANGUAGES],
  ["les representations du monde et l'activite humaine", WORLD],
  ['6', '6'],
  ['0', '0'],
  ['-1', '-1'],
  ['Langues anciennes', 'Langues anciennes'],
])('[TS-43] the domain « %s » is « %s »', (text, domain) => expect(domainOf(text)).toBe(domain))

describe('[TS-43] a skill from its texts', () => {
  const texts = (over: Partial<SkillTexts> = {}) => ({
    domain: '1',
    skill: 'S’exprimer à l’oral',
    level: '3',
    assessedOn: '05/10/2026',
    releasedOn: '',
    ...over,
  })
  const errorsOf = (over: Partial<SkillTexts>) => {
    const read = readSkill(texts(over), 2026)
    return 'errors' in read ? read.errors : {}
  }

  test('is understood', () =>
    expect(readSkill(texts({ releasedOn: '12/10/2026' }), 2026)).toEqual({
      values: {
        domain: LANGUAGES,
        skill: 'S’exprimer à l’oral',
        domainKey: 'LESLANGAGESPOURPENSERETCOMMUNIQUER',
        skillKey: 'SEXPRIMERALORAL',
        level: 3,
        assessedOn: '2026-10-05',
        releasedOn: '2026-10-12',
      },
    }))

  test('of a year: its first day and its last, not those around', () => {
    expect(errorsOf({ assessedOn: '01/08/2026' })).toEqual({})
    expect(errorsOf({ assessedOn: '31/08/2027' })).toEqual({})
    expect(errorsOf({ assessedOn: '31/07/2026' }).assessedOn).toMatch(/année scolaire 2026/)
    expect(errorsOf({ assessedOn: '01/09/2027' }).assessedOn).toMatch(/année scolaire 2026/)
    expect(errorsOf({ releasedOn: '31/02/2027' }).releasedOn).toMatch(/n’est pas comprise/)
  })

  test('is as long as its column at most', () => {
    expect(errorsOf({ skill: 'x'.repeat(200), domain: 'x'.repeat(120) })).toEqual({})
    const long = errorsOf({ skill: 'x'.repeat(201), domain: 'x'.repeat(121) })
    expect([long.skill, long.domain]).toEqual([expect.stringMatching(/200/), expect.stringMatching(/120/)])
  })

  test.each(['0', '6', 'Domaine 7'])('a number that no domain of the socle has, « %s », is said', (domain) =>
    expect(errorsOf({ domain }).domain).toMatch(/de 1 à 5/),
  )

  test('of which nothing is said: each thing is asked for', () =>
    expect(Object.keys(errorsOf({ domain: '', skill: '', level: '', assessedOn: '' }))).toEqual([
      'domain',
      'skill',
      'level',
      'assessedOn',
    ]))

  test('a level that does not exist says the four that do', () =>
    expect(errorsOf({ level: '5' }).level).toBe(
      'Le niveau « 5 » n’est pas compris. Écrivez le nombre ou les mots : 1 (Maîtrise insuffisante), 2 (Maîtrise fragile), 3 (Maîtrise satisfaisante), 4 (Très bonne maîtrise).',
    ))
})

describe('[TS-48][TS-122] the booklet of a year', () => {
  const row = (over: Partial<FamilySkill>): FamilySkill => ({
    domain: LANGUAGES,
    skill: 'S’exprimer à l’oral',
    level: 2,
    assessedOn: '2026-10-05',
    ...over,
  })

  test('domains of the socle in their order, then the others; skills by name', () => {
    const booklet = bookletOf([
      row({ domain: 'Aviron' }),
      row({ domain: WORLD }),
      row({ skill: 'Écrire' }),
      row({ skill: 'Calculer' }),
    ])
    expect(booklet.map(({ domain, skills }) => [domain, skills.map(({ skill }) => skill)])).toEqual([
      [LANGUAGES, ['Calculer', 'Écrire']],
      [WORLD, ['S’exprimer à l’oral']],
      ['Aviron', ['S’exprimer à l’oral']],
    ])
  })

  test('the last level of a skill, whatever the order read; those of before, the newest first', () => {
    const [first, second, third] = [
      row({ level: 1 }),
      row({ level: 3, assessedOn: '2026-11-16' }),
      row({ assessedOn: '2027-03-01' }),
    ]
    expect(bookletOf([first, third, second])[0]?.skills).toEqual([{ ...third, before: [second, first] }])
  })

  test('a skill and its domain are one however they are spelled, under the spelling most used', () => {
    const rows = [
      row({ domain: 'Langues anciennes', skill: 'LIRE UN TEXTE', level: 1 }),
      row({ domain: 'LANGUES  ANCIENNES', skill: 'Lire un texte', level: 2, assessedOn: '2026-11-16' }),
      row({ domain: 'Langues anciennes', skill: 'Lire un texte', level: 3, assessedOn: '2027-01-11' }),
    ]
    expect(bookletOf(rows)).toMatchObject([
      {
        domain: 'Langues anciennes',
        skills: [{ skill: 'Lire un texte', level: 3, before: [{ level: 2 }, { level: 1 }] }],
      },
    ])
    expect(countSkills(rows)).toBe(1)
    expect(countSkills([...rows, row({ domain: 'Aviron', skill: 'Lire un texte' })])).toBe(2)
  })

  test('nothing', () => expect(bookletOf([])).toEqual([]))
})
