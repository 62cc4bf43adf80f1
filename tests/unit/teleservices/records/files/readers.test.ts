import { describe, expect, test } from 'vitest'
import { schoolCalendar } from '@/lib/platform/calendar/domain/school-calendar'
import { headersOf } from '@/lib/platform/csv/columns'
import { MAX_LINES } from '@/lib/platform/csv/rows'
import { typographic } from '@/lib/platform/text'
import { countedHalfDays } from '@/lib/teleservices/records/domain/half-days'
import { indexStudents, type KnownStudent } from '@/lib/teleservices/records/domain/match-student'
import { spellingsOf } from '@/lib/teleservices/records/domain/subjects'
import { ABSENCE_COLUMNS, readAbsences } from '@/lib/teleservices/records/files/read-absences'
import { MARK_COLUMNS, readMarks } from '@/lib/teleservices/records/files/read-marks'

const student = (id: string, over: Partial<KnownStudent> = {}): KnownStudent => ({
  id,
  ine: null,
  familyNameKey: 'BELKACEM',
  usageNameKey: null,
  firstNameKey: 'LINA',
  birthDate: '2010-03-14',
  division: '2NDE1',
  ...over,
})
const calendar = schoolCalendar({ academie: '99', uai: '0990001A', daysOff: [], years: [] })
const context = (...students: KnownStudent[]) => ({
  year: 2026,
  students: indexStudents(students),
  calendar,
  subjects: new Map(),
  domains: new Map(),
  skills: new Map(),
})

const HEAD = headersOf(MARK_COLUMNS).join(';')
const line = (over: Partial<Record<keyof typeof MARK_COLUMNS, string>> = {}) => {
  const cells: Record<string, string> = {
    groupName: '2NDE1',
    subject: 'Maths',
    title: 'DS 1',
    takenOn: '05/10/2026',
    releasedOn: '12/10/2026',
    familyName: 'Belkacem',
    firstName: 'Lina',
    mark: '12,5',
    ...over,
  }
  return Object.keys(MARK_COLUMNS)
    .map((name) => cells[name] ?? '')
    .join(';')
}
const marks = (lines: string[], ...students: KnownStudent[]) =>
  readMarks([HEAD, ...lines].join('\n'), context(...(students.length > 0 ? students : [student('lina')])))

describe('a file of marks', () => {
  test('a test and its mark: term from the date, coefficient 1 and scale 20 by default', () => {
    expect(marks([line(), line({ mark: '' })])).toEqual({
      lines: 2,
      spellings: [],
      anomalies: [],
      content: {
        tests: [
          {
            groupName: '2NDE1',
            subject: 'Maths',
            subjectKey: 'MATHS',
            title: 'DS 1',
            takenOn: '2026-10-05',
            releasedOn: '2026-10-12',
            term: 1,
            coefficient: 1,
            scale: 20,
          },
        ],
        marks: [{ test: 0, studentId: 'lina', status: 'MARKED', value: 12.5 }],
      },
    })
  })

  test('columns in another order, other words, more of them', () => {
    const read = readMarks(
      'note,NOM,prenom,couleur,classe,matiere,intitulé,date,date de publication\n"12,5",belkacem,LINA,bleu,2NDE1,Maths,DS 1,2026-10-05,2026-10-12',
      context(student('lina')),
    )
    expect(read.content.marks).toEqual([{ test: 0, studentId: 'lina', status: 'MARKED', value: 12.5 }])
  })

  test('one title over two columns refuses the file, in any case; a title that is not ours may come twice', () => {
    const twice = (title: string) => () =>
      readMarks(
        `Nom;Prénom;Division;Matière;Évaluation;Date;Date de publication;Note;${title};${title}\n` +
          'BELKACEM;Lina;2NDE1;Maths;DS 1;05/10/2026;12/10/2026;12;14;14',
        context(student('lina')),
      )
    for (const title of ['Note', ' NOTE (sur 20)', 'matiere'])
      expect(twice(title)).toThrow(/Deux colonnes ont le titre/)
    expect(twice('Observation')().content.marks).toHaveLength(1)
  })

  test.each([
    ['Date', 'Date de l’évaluation'],
    ['Classe', 'Groupe'],
    ['Barème', 'Sur'],
    ['Trimestre', 'PERIODE'],
  ])('« %s » and « %s » say one thing: the file is refused, both are named', (first, second) => {
    const head = `${HEAD.replace('Division ou groupe', 'Classe')};${second}`
    expect(() => readMarks([head, line()].join('\n'), context(student('lina')))).toThrow(
      `Les colonnes « ${first} » et « ${second} » disent la même chose : rien n’a été chargé. Gardez la bonne`,
    )
  })

  test('the titles that say one thing are those of the file', () => {
    const head = headersOf(ABSENCE_COLUMNS).join(';')
    const read = (title: string) => () => readAbsences([`${head};${title}`, ''].join('\n'), context())
    expect(read('Date de début')).toThrow(/Les colonnes « Début » et « Date de début » disent la même chose/)
    expect(read('justification')).toThrow(/Les colonnes « Justifiée \(oui\|non\) » et « justification » disent/)
    expect(read('Observation')).toThrow(/que les titres/)
  })

  test('[TS-122] a subject written in several ways is one, under the name of the school, and both are said', () => {
    const written = ['Histoire-Géographie', 'HISTOIRE-GEOGRAPHIE', 'Histoire géographie', 'Histoire']
    const lines = written.map((subject, index) => line({ subject, title: `DS ${index}` }))
    const spelled = { read: 'HISTOIRE-GEOGRAPHIE', kept: 'Histoire-Géographie' }
    const read = marks(lines)
    expect(read.content.tests.map(({ subject }) => subject)).toEqual([
      ...Array(3).fill('Histoire-Géographie'),
      'Histoire',
    ])
    expect(read.spellings).toEqual([spelled, { ...spelled, read: 'Histoire géographie' }])

    const subjects = spellingsOf([
      { subject: 'HISTOIRE-GEOGRAPHIE', tests: 1 },
      { subject: 'Histoire-géographie', tests: 2 },
    ])
    const again = readMarks([HEAD, ...lines].join('\n'), { ...context(student('lina')), subjects })
    expect(again.content.tests.map(({ subject }) => subject)).toEqual([
      ...Array(3).fill('Histoire-géographie'),
      'Histoire',
    ])
    expect(again.spellings.map(({ read }) => read)).toEqual(written.slice(0, 3))
    expect(new Set(again.spellings.map(({ kept }) => kept))).toEqual(new Set(['Histoire-géographie']))
  })

  test('missing columns are named, and the model is offered', () => {
    expect(() => readMarks('Nom;Prénom;Note\nx;y;1', context())).toThrow(
      /« Division ou groupe », « Matière », « Évaluation », « Date », « Date de publication ».*modèle/,
    )
  })

  test('a number cut in two by its comma refuses the file, with its line; empty cells at the end do not', () => {
    const head = 'Nom,Prénom,Division,Matière,Évaluation,Date,Date de publication,Note'
    const row = 'BELKACEM,Lina,2NDE1,Maths,DS 1,2026-10-05,2026-10-12,12'
    expect(readMarks(`${head}\n${row},,`, context(student('lina'))).content.marks).toHaveLength(1)
    expect(() => readMarks(`${head}\n${row}\n${row},5`, context(student('lina')))).toThrow(/ligne 3.*point-virgule/)
  })

  test('a title is read up to 200 characters, even one of forty thousand brackets', () => {
    const read = (title: string) =>
      readMarks(
        `Nom;Prénom;Division;Matière;Évaluation;Date;Date de publication;${title}\n` +
          'BELKACEM;Lina;2NDE1;Maths;DS 1;05/10/2026;12/10/2026;12',
        context(student('lina')),
      )
    const helped = (length: number) => `Note (${'x'.repeat(length - 'Note ()'.length)})`
    expect(read(helped(200)).content.marks).toHaveLength(1)
    for (const title of [helped(201), `Note ${'('.repeat(40_000)})`])
      expect(() => read(title)).toThrow(/Il manque la colonne « Note »/)
  })

  test('titles alone, and one line too many, are said', () => {
    expect(() => marks([])).toThrow(/que les titres/)
    const all = Array.from({ length: MAX_LINES }, () => line({ mark: '' }))
    expect(marks(all).lines).toBe(MAX_LINES)
    expect(() => marks([...all, line()])).toThrow(/50 000 lignes/)
  })

  test.each([
    ['a date that does not exist', { takenOn: '31/02/2027' }, /31\/02\/2027/],
    ['no date of publication', { releasedOn: '' }, /date de publication/],
    ['a term', { term: '4' }, /1, 2 ou 3/],
    ['a coefficient', { coefficient: '-1' }, /coefficient « -1 »/],
    ['a scale of nothing', { scale: '0' }, /barème « 0 »/],
    ['a mark above the scale', { scale: '10' }, /dépasse le barème \(10\)/],
    ['a title too long', { title: 'x'.repeat(121) }, /120 caractères/],
    ['a pupil of nowhere', { firstName: 'Zoé' }, /Aucun élève présent/],
    ['nobody', { familyName: '', firstName: '' }, /ne nomme aucun élève/],
  ])('%s is an anomaly of its line, and the rest is read', (_name, wrong, sentence) => {
    const read = marks([line(wrong), line()])
    expect(read.anomalies).toEqual([{ line: 2, who: expect.any(String), message: expect.stringMatching(sentence) }])
    expect(read.content.marks).toHaveLength(1)
  })

  test('one test described in two ways, one pupil marked twice', () => {
    const read = marks([line(), line({ coefficient: '2' }), line({ mark: '13' })])
    expect(read.anomalies.map(({ line, message }) => [line, message.slice(0, 40)])).toEqual([
      [3, 'Cette évaluation est décrite autrement à'],
      [4, 'Cet élève a déjà une note à cette évalua'],
    ])
    expect(read.content.marks).toHaveLength(1)
  })
})

test('of a test that lines describe in two ways, what most lines say counts, wherever they stand; of two, neither', () => {
  const late = marks([
    line({ coefficient: '2' }),
    line({ familyName: 'INCONNU' }),
    line({ mark: 'ABS', firstName: 'Zoé' }),
  ])
  expect(late.content.marks).toEqual([])
  expect(late.anomalies[0]).toMatchObject({ line: 2, message: expect.stringContaining('à la ligne 3') })
  const two = marks([line({ coefficient: '2' }), line({ coefficient: '1' })])
  expect([two.content.marks, two.content.tests, two.anomalies.length]).toEqual([[], [], 2])
})

describe('whose mark it is', () => {
  const twins = [
    student('a', { ine: '111111111AA' }),
    student('b', { ine: '222222222BB', division: '2NDE2' }),
    student('c', { division: '2NDE2', birthDate: '2010-05-05' }),
    student('d', { familyNameKey: 'ROUX', usageNameKey: 'DE LA TOUR', firstNameKey: 'EVE', ine: '333333333CC' }),
  ]
  test.each([
    ['the INE, without the names', { ine: '333 333 333cc', familyName: '', firstName: '' }, 'd'],
    ['the usage name', { familyName: 'de La Tour', firstName: 'Ève' }, 'd'],
    ['homonyms: the division', {}, 'a'],
    ['homonyms of one division: the birth date', { groupName: '2NDE2', birthDate: '05/05/2010' }, 'c'],
    [
      'an INE that nobody has, a pupil without one: the names',
      { ine: '999999999ZZ', groupName: '2NDE2', birthDate: '05/05/2010' },
      'c',
    ],
  ])('%s', (_name, over, id) => expect(marks([line(over)], ...twins).content.marks[0]?.studentId).toBe(id))

  test.each([
    ['homonyms of one division', { groupName: '2NDE2' }, /Plusieurs élèves/],
    ['the INE of somebody else', { ine: '333333333CC' }, /celui d’un autre élève/],
    ['the INE of a sister', { ine: '333333333CC', familyName: 'Roux', firstName: 'Adam' }, /celui d’un autre élève/],
    ['a homonym with another INE', { ine: '999999999ZZ', familyName: 'Roux', firstName: 'Eve' }, /Aucun élève présent/],
    [
      'a homonym born another day',
      { familyName: 'Roux', firstName: 'Eve', birthDate: '01/02/2012' },
      /Aucun élève présent/,
    ],
  ])('%s is asked', (_name, over, sentence) =>
    expect(marks([line(over)], ...twins).anomalies[0]?.message).toMatch(sentence),
  )
})

test.each([
  ['', [expect.stringMatching(/n’est pas dans cette division.*son INE ou sa date de naissance/)]],
  ['14/03/2010', []],
])('[TS-66] an absence written in another division, with the birth date « %s »', (birthDate, messages) => {
  const head = headersOf(ABSENCE_COLUMNS).join(';')
  const absence = `absence;;Belkacem;Lina;${birthDate};3B;05/10/2026;matin;;;;;;`
  const pupils = [student('lina'), student('adam', { firstNameKey: 'ADAM', division: '3B' })]
  const read = readAbsences([head, absence].join('\n'), context(...pupils))
  expect(read.anomalies.map(({ message }) => message)).toEqual(messages)
})

test('a file of absences: what is said, what is proposed, what starts twice, pupils of the model left alone', () => {
  const file = [
    headersOf(ABSENCE_COLUMNS).join(';'),
    'absence;;Belkacem;Lina;;;05/10/2026;matin;06/10/2026;;;Maladie;oui;',
    'absence;;Belkacem;Lina;;;05/10/2026;Matin;;1;;;;',
    'retard;;Belkacem;Lina;;;05/10/2026;matin;;;15;;;07/10/2026',
    'retard;;Belkacem;Lina;;;06/10/2026;matin;;;;;;',
    ';;Belkacem;Lina;;2NDE1;;;;;;;;',
  ].join('\r\n')
  const { lines, content, anomalies } = readAbsences(file, context(student('lina')))
  expect(lines).toBe(5)
  expect(
    content.absences.map(({ kind, halfDays, minutes, releasedOn }) => [kind, halfDays, minutes, releasedOn]),
  ).toEqual([
    ['ABSENCE', null, null, null],
    ['LATENESS', null, 15, '2026-10-07'],
  ])
  expect(anomalies.map(({ line, message }) => [line, message])).toEqual([
    [3, expect.stringMatching(/ligne 2 dit déjà/)],
    [5, expect.stringMatching(/en minutes/)],
  ])
})

describe('[TS-66] what a span of absence holds', () => {
  const read = (...cells: string[]) => {
    const file = [headersOf(ABSENCE_COLUMNS).join(';'), ...cells].join('\n')
    return readAbsences(file, context(student('lina')))
  }
  const row = (kind: string, startsOn: string, startsAt: string, end: string, halfDays: string, minutes = '') =>
    `${kind};;Belkacem;Lina;;;${startsOn};${startsAt};${end};${halfDays};${minutes};;;`

  test.each([
    ['more than one without an end', row('absence', '16/11/2026', 'matin', '', '20'), /Sans date de fin.*pas de 20/],
    [
      '999 for one day',
      row('absence', '17/11/2026', 'matin', '17/11/2026', '999'),
      /999.demi-journées, c’est trop.* 2.demi/,
    ],
    ['one more than the span', row('absence', '16/11/2026', 'après-midi', '18/11/2026', '6'), /il y a 5.demi-journées/],
    ['a Saturday', row('absence', '21/11/2026', 'matin', '', ''), /le 21\/11\/2026 \(samedi\)/],
    ['a Sunday', row('absence', '22/11/2026', 'matin', '22/11/2026', ''), /le 22\/11\/2026 \(dimanche\)/],
    ['a bank holiday', row('absence', '11/11/2026', 'matin', '', ''), /Armistice de 1918/],
    ['the holidays', row('absence', '19/10/2026', 'matin', '23/10/2026', ''), /du 19\/10\/2026 au 23\/10\/2026/],
    ['late on a Sunday', row('retard', '22/11/2026', 'matin', '', '', '10'), /\(dimanche\)/],
    ['ten hours late', row('retard', '18/11/2026', 'matin', '', '', '600'), /300 minutes au plus/],
  ])('%s is a line to correct', (_name, cells, sentence) => {
    const { content, anomalies } = read(cells)
    expect(content.absences).toEqual([])
    expect(anomalies.map(({ message }) => typographic(message))).toEqual([expect.stringMatching(sentence)])
  })

  test.each([
    [row('absence', '16/11/2026', 'matin', '', ''), 1],
    [row('absence', '16/11/2026', 'matin', '', '1'), 1],
    [row('absence', '16/11/2026', 'après-midi', '18/11/2026', '5'), 5],
    [row('absence', '16/11/2026', 'après-midi', '18/11/2026', '2'), 2],
    [row('absence', '16/10/2026', 'matin', '02/11/2026', ''), 4],
    [row('absence', '09/11/2026', 'matin', '13/11/2026', ''), 8],
  ])('%s counts %i', (cells, count) => {
    const [absence] = read(cells).content.absences
    expect(absence && countedHalfDays(absence, calendar)).toHaveLength(count)
  })

  test('the longest lateness is read', () =>
    expect(read(row('retard', '18/11/2026', 'matin', '', '', '300')).content.absences[0]?.minutes).toBe(300))
})
