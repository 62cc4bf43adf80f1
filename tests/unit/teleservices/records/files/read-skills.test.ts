import { expect, test } from 'vitest'
import { schoolCalendar } from '@/lib/platform/calendar/domain/school-calendar'
import { indexStudents } from '@/lib/teleservices/records/domain/match-student'
import { spellingsOf } from '@/lib/teleservices/records/domain/subjects'
import { readSkills } from '@/lib/teleservices/records/files/read-skills'
import { fileOf, SKILLS_HEAD, skillLine } from '@/tests/support/records'

const lina = { familyName: 'Belkacem', firstName: 'Lina' }
const known = (id: string, birthDate: string) => ({
  id,
  ine: id === 'lina' ? '120890177FA' : null,
  familyNameKey: 'BELKACEM',
  usageNameKey: null,
  firstNameKey: 'LINA',
  birthDate,
  division: '6A',
})
const read = (lines: string[], students = [known('lina', '2014-03-14')], skills: string[] = []) =>
  readSkills(fileOf(SKILLS_HEAD, ...lines), {
    year: 2026,
    students: indexStudents(students),
    calendar: schoolCalendar({ academie: '99', uai: '', daysOff: [], years: [] }),
    subjects: new Map(),
    domains: new Map(),
    skills: spellingsOf(skills.map((subject) => ({ subject, tests: 1 }))),
  })
const messages = (...args: Parameters<typeof read>) => read(...args).anomalies.map(({ message }) => message)

test('[TS-43] a line of skills, by number or by words; a line without level is skipped', () => {
  const { content, lines, anomalies } = read([
    skillLine(lina, '2'),
    skillLine(lina, 'MAITRISE SATISFAISANTE', '12/10/2026'),
    skillLine(lina, ''),
  ])
  expect([lines, anomalies]).toEqual([3, []])
  expect(content.skills).toEqual([
    {
      studentId: 'lina',
      domain: 'Les langages pour penser et communiquer',
      skill: 'S’exprimer à l’oral',
      domainKey: 'LESLANGAGESPOURPENSERETCOMMUNIQUER',
      skillKey: 'SEXPRIMERALORAL',
      level: 2,
      assessedOn: '2026-10-05',
      releasedOn: '2026-10-12',
    },
    expect.objectContaining({ level: 3, assessedOn: '2026-10-12' }),
  ])
})

test('[TS-43] a level that is not one, a pupil who is nobody: the line is left out and said', () => {
  const { content, anomalies } = read([
    skillLine(lina, '5'),
    skillLine({ familyName: 'PERSONNE', firstName: 'Ici' }, '1'),
  ])
  expect(content.skills).toEqual([])
  expect(anomalies).toEqual([
    { line: 2, who: 'Belkacem Lina', message: expect.stringMatching(/^Le niveau « 5 » n’est pas compris/) },
    { line: 3, who: 'PERSONNE Ici', message: expect.stringMatching(/Aucun élève présent/) },
  ])
})

test('[TS-43] two pupils of one name are told apart by the date of birth, and by INE', () => {
  const twins = [known('lina', '2014-03-14'), known('other', '2013-05-02')]
  expect(messages([skillLine(lina, '1')], twins)).toEqual([expect.stringMatching(/^Plusieurs élèves/)])
  const line = skillLine(lina, '1').replace(';;;1;', ';02/05/2013;;1;')
  expect(read([line], twins).content.skills.map(({ studentId }) => studentId)).toEqual(['other'])
  expect(read([`120890177FA${skillLine(lina, '1')}`], twins).content.skills[0]?.studentId).toBe('lina')
})

test('[TS-43] the only bearer of the names is not who is in another division of the school', () => {
  const students = [
    known('lina', '2014-03-14'),
    { ...known('adam', '2013-05-02'), firstNameKey: 'ADAM', division: '3B' },
  ]
  const [elsewhere, group] = [
    skillLine(lina, '1').replace(';;1;', ';3B;1;'),
    skillLine(lina, '1').replace(';;1;', ';Aviron;1;'),
  ]
  expect(messages([elsewhere], students)).toEqual([expect.stringMatching(/n’est pas dans cette division/)])
  expect(messages([group], students)).toEqual([])
})

test('[TS-43] the same skill of the same day twice, however it is spelled', () =>
  expect(messages([skillLine(lina, '1'), skillLine(lina, '2').replace('S’exprimer', 'S’EXPRIMER')])).toEqual([
    expect.stringMatching(/^La ligne 2 dit déjà/),
  ]))

test('[TS-43] a skill takes the spelling of the school, and the page says so', () => {
  const { content, spellings } = read([skillLine(lina, '1')], undefined, ['S’exprimer à l’Oral'])
  expect(content.skills[0]?.skill).toBe('S’exprimer à l’Oral')
  expect(spellings).toEqual([{ read: 'S’exprimer à l’oral', kept: 'S’exprimer à l’Oral' }])
})

test('[TS-43] a file without the column of levels is refused whole', () =>
  expect(() => readSkills('Nom;Prénom;Domaine;Compétence;Date\nx;y;1;z;05/10/2026', {} as never)).toThrow(/« Niveau/))
