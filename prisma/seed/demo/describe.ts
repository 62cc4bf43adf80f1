import { revealCodes } from '@/lib/accounts'
import { formatCode } from '@/lib/platform/codes/domain/code'
import { frenchDate, fromDbDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { DEMO_PASSWORD, DEMO_USERNAMES } from './accounts'

type Line = [who: string, username: string]

/**
 * Accounts and password of the demonstration, and the code of the parent who has none yet: the one place where a code
 * is printed, for an académie that does not exist.
 */
export async function describeDemonstration(): Promise<string> {
  const { academie, lycee, college, delegate, parent } = DEMO_USERNAMES
  const schools = await db.school.findMany({
    where: { demonstration: true },
    orderBy: { kind: 'desc' },
    select: { id: true, name: true, kind: true },
  })
  const nameOf = (kind: string) => schools.find((school) => school.kind === kind)?.name ?? ''
  const lines: Line[] = [
    ['gestionnaire académique', academie],
    [`cheffe, ${nameOf('LYCEE')}`, lycee],
    [`chef, ${nameOf('COLLEGE')}`, college],
    [`déléguée, ${nameOf('LYCEE')}`, delegate],
    ['parent, enfants dans les deux', parent],
  ]
  const width = Math.max(...lines.map(([who]) => who.length))
  return [
    'Comptes de démonstration (page /connexion)',
    ...lines.map(([who, username]) => `  ${who.padEnd(width)}   ${username}`),
    `  mot de passe de tous : ${DEMO_PASSWORD}`,
    ...(await describeWaiting(schools.map(({ id }) => id))),
    '',
  ].join('\n')
}

/** The valid unused code of the waiting parent, of the day before any other. */
async function describeWaiting(schoolIds: string[]): Promise<string[]> {
  const code = await db.activationCode.findFirst({
    where: { schoolId: { in: schoolIds }, kind: 'CAR', usedAt: null, invalidatedAt: null, suspendedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      schoolId: true,
      guardianship: {
        select: {
          student: { select: { firstName: true, birthDate: true } },
          guardian: { select: { civility: true, firstName: true, familyName: true } },
        },
      },
    },
  })
  if (!code?.guardianship) return []
  const revealed = (await revealCodes(db, { schoolId: code.schoolId, codeIds: [code.id] })).get(code.id)
  if (!revealed) return []
  const { student, guardian } = code.guardianship
  return [
    'Parent sans compte (page /activation)',
    `  ${guardian.firstName} ${guardian.familyName}, code ${formatCode(revealed)}`,
    `  date de naissance de ${student.firstName} : ${frenchDate(fromDbDate(student.birthDate))}`,
  ]
}
