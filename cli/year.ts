import { parseArgs } from 'node:util'
import { cutAccesses } from '@/lib/accounts'
import { schoolSystemActor } from '@/lib/auth/actor'
import { type Outcome, runCommand } from '@/lib/platform/command-line'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { schoolYearLabel } from '@/lib/platform/school-year'
import { plural } from '@/lib/platform/text'
import { confirmYear } from '@/lib/schools/years/commands/confirm-year'
import { undoYear } from '@/lib/schools/years/commands/undo-year'
import { closeLapsedAndCopy } from '@/lib/teleservices/replication/commands/copy-again'

const USAGE = `Usage :
  npm run year -- confirm --uai <UAI> [--year <année>] [--json]   passe l’établissement à l’année suivante
  npm run year -- undo --uai <UAI> [--json]                       revient à l’année d’avant`

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { uai: { type: 'string' }, year: { type: 'string' }, json: { type: 'boolean', default: false } },
  })
  const [command, ...others] = positionals
  if ((command !== 'confirm' && command !== 'undo') || others.length > 0)
    throw new Refusal('REJECTED', `Écrivez confirm ou undo.\n${USAGE}`)
  if (!values.uai) throw new Refusal('REJECTED', `Donnez le numéro de l’établissement : --uai 0990012X.\n${USAGE}`)
  if (values.year !== undefined && !/^\d{4}$/.test(values.year))
    throw new Refusal('REJECTED', `--year est l’année de la rentrée, par exemple 2027.\n${USAGE}`)
  return { command, uai: values.uai.toUpperCase(), year: values.year && Number(values.year) }
}

async function run(): Promise<Outcome> {
  const { command, uai, year } = readArguments()
  const school = await db.school.findUnique({ where: { uai }, select: { id: true } })
  if (!school) throw new Refusal('NOT_FOUND', `Aucun établissement n’a le numéro ${uai}.`)
  const actor = schoolSystemActor('cli.year', school.id)
  if (command === 'undo') {
    const { from, to } = await undoYear(actor, closeLapsedAndCopy)
    const message = `L’établissement ${uai} revient de ${schoolYearLabel(from)} à ${schoolYearLabel(to)}.`
    return { status: 'undone', uai, from, to, message }
  }
  const done = await confirmYear(actor, { early: true, ...(year && { year }) }, cutAccesses)
  const { from, to, staying, coming, leaving, divisions, ended } = done
  const message = `L’établissement ${uai} passe de ${schoolYearLabel(from)} à ${schoolYearLabel(to)} : ${plural(staying, 'élève reste', 'élèves restent')}, ${plural(coming, 'nouveau', 'nouveaux')}, ${plural(leaving, 'parti', 'partis')}, ${plural(divisions, 'division')}, ${plural(ended, 'code ou accès retiré', 'codes et accès retirés')}.`
  return { status: 'confirmed', uai, from, to, students: { staying, coming, left: leaving }, divisions, ended, message }
}

await runCommand(USAGE, run)
