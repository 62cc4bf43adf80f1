import { db, type Prisma, type Tx } from '@/lib/platform/db'
import { uaiOf } from '../generator/keys'
import { schoolSequence, sequence } from './sequence'

type Kind = 'NOTES' | 'ABSENCES' | 'LPC'

export async function buildAcademie(overrides: Partial<Prisma.AcademieUncheckedCreateInput> = {}, tx: Tx = db) {
  const number = sequence()
  return tx.academie.create({
    data: {
      code: `T${number}`,
      name: `Académie ${number}`,
      emailDomains: ['ac-valmontier.example'],
      teleservices: { create: [{ kind: 'NOTES' }, { kind: 'ABSENCES' }, { kind: 'LPC', generalised: false }] },
      ...overrides,
    },
  })
}

type SchoolOptions = Partial<Prisma.SchoolUncheckedCreateInput> & {
  /** Téléservices that are open; the others exist and are closed. */
  open?: Kind[]
}

/** A lycée with its own UAI, its académie when none is given, and its three téléservices, closed by default. */
export async function buildSchool({ open = [], ...overrides }: SchoolOptions = {}, tx: Tx = db) {
  const academieId = overrides.academieId ?? (await buildAcademie({}, tx)).id
  const uai = overrides.uai ?? uaiOf(9_000_000 + schoolSequence())
  const school = await tx.school.create({
    data: {
      name: 'Lycée du Pont-Vert',
      kind: 'LYCEE',
      addressLine1: '12 rue des Tanneurs',
      postalCode: '99120',
      city: 'Valmontier',
      phone: '0999001234',
      email: `ce.${uai.toLowerCase()}@ac-valmontier.example`,
      headName: 'Nadia Ferrand',
      headTitle: 'La proviseure',
      currentYear: 2026,
      ...overrides,
      academieId,
      uai,
    },
  })
  const kinds: Kind[] = ['NOTES', 'ABSENCES', 'LPC']
  for (const kind of kinds)
    await tx.schoolTeleservice.create({
      data: {
        schoolId: school.id,
        kind,
        open: open.includes(kind),
        openedAt: open.includes(kind) ? new Date('2026-11-02T08:00:00Z') : null,
      },
    })
  return school
}
