import { expect, test } from 'vitest'
import { TELESERVICES_MODULE } from '@/lib/teleservices/module'
import { TELESERVICE_KINDS, TELESERVICES } from '@/lib/teleservices/opening/domain/teleservices'
import {
  loadButton,
  loadCounts,
  loadCountsText,
  loadSummary,
  RECORD_PAGES,
  RECORD_TYPES,
} from '@/lib/teleservices/records/labels'

const changes = (created: number, changed: number, unchanged: number) => ({ created, changed, unchanged })
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test('what confirming does, and its button', () => {
  const marks = { tests: changes(1, 1, 0), marks: changes(28, 1, 3) }
  expect(loadSummary(marks).map(plain).slice(0, 2)).toEqual([
    'Évaluations : 1 nouvelle, 1 modifiée.',
    'Notes : 28 nouvelles, 1 modifiée, 3 inchangées.',
  ])
  expect(plain(loadButton(marks))).toBe('Valider 29 notes')
  expect(plain(loadButton({ ...marks, marks: changes(0, 0, 3) }))).toBe('Valider 2 évaluations')
  const absences = { absences: changes(1, 0, 0), latenesses: changes(0, 0, 0) }
  expect(loadSummary(absences)[1]).toBe('Retards : aucun.')
  expect(plain(loadButton(absences))).toBe('Valider 1 ligne')
  const skills = { skills: changes(2, 0, 1) }
  expect(plain(loadSummary(skills)[0] ?? '')).toBe('Compétences : 2 nouvelles, 1 inchangée.')
  expect([plain(loadButton(skills)), loadCounts(skills)]).toEqual([
    'Valider 2 compétences',
    { skillsCreated: 2, skillsChanged: 0 },
  ])
})

test('a file that changes nothing, and one of which nothing was understood, are not the same', () => {
  expect(loadSummary({ tests: changes(0, 0, 1), marks: changes(0, 0, 3) })).toEqual([
    expect.stringMatching(/déjà enregistré/),
  ])
  const nothing = { tests: changes(0, 0, 0), marks: changes(0, 0, 0) }
  expect(loadSummary(nothing)).toEqual([expect.stringMatching(/Aucune ligne/)])
  expect(loadButton(nothing)).toBe('Terminer sans rien changer')
})

test('what was written', () => {
  expect(plain(loadCountsText({ testsCreated: 2, testsChanged: 0, marksCreated: 56, marksChanged: 1 }))).toBe(
    '2 évaluations nouvelles, 56 notes nouvelles, 1 note modifiée',
  )
  expect(loadCountsText({ absencesCreated: 0, absencesChanged: 0 })).toBe('rien de changé')
})

test('[TS-43][TS-48] each téléservice that can be opened has a page, in the menu, that loads its content', () => {
  const links = TELESERVICES_MODULE.menu.flatMap(({ entries }) => entries.map(({ href }) => href as string))
  for (const kind of TELESERVICE_KINDS) {
    const { segment } = TELESERVICES[kind]
    const type = RECORD_TYPES.find((one) => one === segment)
    expect([kind, type && RECORD_PAGES[type].kind]).toEqual([kind, kind])
    expect(links).toContain(`/teleservices/chargements/${segment}`)
  }
})
