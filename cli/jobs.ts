import { parseArgs } from 'node:util'
import { recordAudit } from '@/lib/audit/record'
import { systemActor } from '@/lib/auth/actor'
import { inngestDashboard, type ListedRun, listJobs, listRuns, requestRun, secondsSinceBeat } from '@/lib/jobs/operate'
import { frenchDateTime } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'

const USAGE = `Usage :
  npm run jobs -- list                                   les tâches, leur prochaine et leur dernière exécution
  npm run jobs -- run <tâche> [--data '{"clé":"valeur"}']  lance une tâche sur le serveur et attend sa fin
  npm run jobs -- runs                                   les dernières exécutions`

const NO_SERVER = 'Aucun serveur Passerelle ne répond : démarrez-le (npm start), puis relancez la commande.'
const STATES = { RUNNING: 'en cours', COMPLETED: 'terminée', FAILED: 'en échec' } as const

/** A server that beat within this many seconds is alive; it beats every five. */
const ALIVE = 15
const PATIENCE = 8_000

const print = (line: string) => process.stdout.write(`${line}\n`)
const complain = (line: string) => {
  process.stderr.write(`${line}\n`)
  return 1
}
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string', default: '{}' } },
  })
  const [command, job] = positionals
  const dashboard = inngestDashboard()
  if (dashboard) return pointTo(dashboard, command)
  if (command === 'list') return list()
  if (command === 'runs') return runs()
  if (command === 'run' && job) return run(job, values.data)
  return complain(USAGE)
}

/** What Inngest runs, it also shows: « list » has been answered, the rest has not been done. */
function pointTo(dashboard: string, command: string | undefined): number {
  const advice = `Avec JOBS=inngest, les tâches se suivent et se lancent dans le tableau de bord d’Inngest : ${dashboard}`
  if (command !== 'list') return complain(advice)
  print(advice)
  return 0
}

async function list(): Promise<number> {
  const jobs = await listJobs()
  if (jobs.length === 0)
    return complain('Aucune tâche n’est connue : démarrez une première fois le serveur (npm start).')
  for (const { id, triggers, nextAt, lastState, lastAt } of jobs) {
    print(id)
    print(`  déclenchée par  ${triggers.join(', ') || 'appel seulement'}`)
    if (nextAt) print(`  prochaine       ${frenchDateTime(nextAt)}`)
    if (lastAt) print(`  dernière        ${frenchDateTime(lastAt)}, ${stateOf(lastState)}`)
  }
  return 0
}

async function runs(): Promise<number> {
  const found = await listRuns()
  if (found.length === 0) print('Aucune exécution.')
  for (const run of found) {
    print(`${run.id}  ${frenchDateTime(run.createdAt)}  ${run.job}  ${stateOf(run.state)}${durationOf(run)}`)
    const error = run.error?.message ?? run.lastError
    if (error) print(`  ${error}`)
  }
  return 0
}

async function run(job: string, text: string): Promise<number> {
  const data = parseData(text)
  if (!data) return complain('--data attend un objet JSON, par exemple --data \'{"schoolId":"…"}\'.')
  if (!(await serverAnswers())) return complain(NO_SERVER)
  const id = await db.$transaction(async (tx) => {
    const requested = await requestRun(tx, job, data)
    if (requested) await recordAudit(tx, systemActor('cli.jobs'), { action: 'job.run-by-operator', job })
    return requested
  })
  if (!id) return complain(`La tâche « ${job} » n’existe pas : « npm run jobs -- list » les montre.`)
  return waitForEnd(id)
}

/** Prints the outcome; the attempts that failed on the way are told as they come. */
async function waitForEnd(id: string): Promise<number> {
  let told: string | null = null
  for (;;) {
    const [found] = await listRuns({ id })
    if (!found) return complain(`L’exécution ${id} a disparu.`)
    if (found.state === 'COMPLETED') {
      print(`Tâche ${found.job} terminée${durationOf(found)} : ${JSON.stringify(found.output)}`)
      return 0
    }
    if (found.state === 'FAILED')
      return complain(`Tâche ${found.job} en échec${durationOf(found)} : ${found.error?.message ?? 'sans message'}`)
    if (found.lastError && found.lastError !== told)
      complain(`Nouvel essai prévu après une erreur : ${found.lastError}`)
    told = found.lastError
    if (((await secondsSinceBeat()) ?? Infinity) > 60)
      return complain(`Le serveur ne répond plus ; l’exécution ${id} reprendra quand il redémarrera.`)
    await pause(250)
  }
}

async function serverAnswers(): Promise<boolean> {
  const deadline = Date.now() + PATIENCE
  do {
    if (((await secondsSinceBeat()) ?? Infinity) < ALIVE) return true
    await pause(500)
  } while (Date.now() < deadline)
  return false
}

function parseData(text: string): Record<string, unknown> | null {
  try {
    const data: unknown = JSON.parse(text)
    return typeof data === 'object' && data !== null && !Array.isArray(data) ? { ...data } : null
  } catch {
    return null
  }
}

const stateOf = (state: string | null) => STATES[state as keyof typeof STATES] ?? state ?? ''

const durationOf = ({ createdAt, finishedAt }: ListedRun) =>
  finishedAt ? ` en ${((finishedAt.getTime() - createdAt.getTime()) / 1000).toFixed(1).replace('.', ',')} s` : ''

process.exitCode = await main()
await db.$disconnect()
