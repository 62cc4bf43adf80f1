import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { cutAccesses, HELD } from '@/lib/accounts'
import { db } from '@/lib/platform/db'
import { importFiles } from '@/lib/schools/imports/import-files'
import { importLoad } from '@/lib/schools/imports/load-kind'
import { type GeneratedSchool, generateAcademie, writeSiecle } from '../generator'

/** No real académie bears it. */
export const ACADEMIE_CODE = '99'
const SEED = 20

export type DemoSchools = { academieId: string; lyceeId: string; collegeId: string }

/** The académie, its two schools, and their pupils by the import that a head would use. Done once. */
export async function seedSchools(year: number): Promise<DemoSchools> {
  const { id: academieId } = await db.academie.upsert({
    where: { code: ACADEMIE_CODE },
    create: {
      code: ACADEMIE_CODE,
      name: 'Académie de Valmontier',
      emailDomains: ['ac-valmontier.example'],
      teleservices: {
        create: [{ kind: 'NOTES' }, { kind: 'ABSENCES', mandatory: true }, { kind: 'LPC', generalised: false }],
      },
    },
    update: {},
    select: { id: true },
  })
  const { lycee, college } = generateAcademie({ seed: SEED, year })
  return {
    academieId,
    lyceeId: await seedSchool(academieId, lycee),
    collegeId: await seedSchool(academieId, college),
  }
}

async function seedSchool(academieId: string, school: GeneratedSchool): Promise<string> {
  const { uai, name, kind, addressLine1, postalCode, city, phone, headName, headTitle } = school
  const email = `ce.${uai.toLowerCase()}@ac-valmontier.example`
  const identity = { name, kind, addressLine1, postalCode, city, phone, email, headName, headTitle }
  const { id } = await db.school.upsert({
    where: { uai },
    create: {
      ...identity,
      academieId,
      uai,
      currentYear: school.year,
      demonstration: true,
      teleservices: {
        create: [{ kind: 'NOTES' }, { kind: 'ABSENCES' }, { kind: 'LPC', experimenter: kind === 'COLLEGE' }],
      },
    },
    update: {},
    select: { id: true },
  })
  if ((await db.fileLoad.count({ where: { kind: importLoad.kind, schoolId: id, state: 'APPLIED' } })) === 0)
    await importSchool(school)
  return id
}

async function importSchool(school: GeneratedSchool): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'passerelle-demo-'))
  try {
    const files: string[] = []
    for (const { name, chunks } of Object.values(writeSiecle(school))) {
      files.push(path.join(folder, name))
      await pipeline(Readable.from(chunks), createWriteStream(path.join(folder, name)))
    }
    const { report } = await importFiles({
      uai: school.uai,
      dryRun: false,
      answers: {},
      files,
      cutAccesses,
      held: HELD,
    })
    if (report.status !== 'applied')
      throw new Error(`L’import de démonstration a été refusé : ${JSON.stringify(report.errors)}`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
