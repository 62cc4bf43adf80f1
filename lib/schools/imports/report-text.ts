import { schoolYearLabel } from '@/lib/platform/school-year'
import { frenchNumber, plural, typographic } from '@/lib/platform/text'
import type { ImportReport, PeopleCounts, ReportLine } from './report'

const STATUS = {
  applied: 'Import terminé',
  analysed: 'Analyse terminée, rien n’est écrit',
  rejected: 'Import refusé, rien n’est écrit',
}
const MAX_LINES = 20

/** The report as a person reads it in a terminal. */
export function describeReport(report: ImportReport): string {
  const { students, guardians, guardianships } = report
  const year = report.year === null ? '' : `, année ${schoolYearLabel(report.year)}`
  const lines = [`${STATUS[report.status]} : ${report.school}${year}.`]
  if (report.status !== 'rejected' || students.created + students.updated + students.unchanged > 0)
    lines.push(
      `Élèves : ${people(students)}.`,
      `Responsables : ${people(guardians)}.`,
      `Liens : ${plural(guardianships.created, 'nouveau', 'nouveaux')}, ${plural(guardianships.updated, 'modifié')}, ${plural(guardianships.removed, 'retiré')}, ${plural(guardianships.unchanged, 'inchangé')} (légal 1 : ${frenchNumber(guardianships.legal1)}, légal 2 : ${frenchNumber(guardianships.legal2)}).`,
      `${plural(report.divisions, 'division')}, ${frenchNumber(report.mefs)} MEF.`,
    )
  lines.push(...describeLines('À corriger', report.errors), ...describeLines('À vérifier', report.warnings))
  return `${lines.map(typographic).join('\n')}\n`
}

const people = ({ created, updated, left, unchanged }: PeopleCounts) =>
  `${plural(created, 'nouveau', 'nouveaux')}, ${plural(updated, 'modifié')}, ${plural(left, 'parti')}, ${plural(unchanged, 'inchangé')}`

function describeLines(title: string, lines: readonly ReportLine[]): string[] {
  if (lines.length === 0) return []
  const shown = lines.slice(0, MAX_LINES).map(({ message, line, subject }) => {
    const where = subject && line !== null ? `${subject}, ligne ${line}` : subject
    return `  - ${where ? `${where} : ` : ''}${message}`
  })
  const more = lines.length - shown.length
  return [
    `${title} (${frenchNumber(lines.length)}) :`,
    ...shown,
    ...(more > 0 ? [`  … et ${frenchNumber(more)} autres, voir --json.`] : []),
  ]
}
