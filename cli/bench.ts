import { parseArgs } from 'node:util'
import '@/lib/manifests'
import { type Bench, describeFigures, runPartOf } from './benches/support'

/** Each bench is a module of `cli/benches/`; add its line here. */
const BENCHES: Record<string, () => Promise<Bench>> = {
  activation: () => import('./benches/activation'),
  codes: () => import('./benches/codes'),
  'family-page': () => import('./benches/family-page'),
  import: () => import('./benches/import'),
  letters: () => import('./benches/letters'),
  login: () => import('./benches/login'),
  notify: () => import('./benches/notify'),
  page: () => import('./benches/page'),
  replication: () => import('./benches/replication'),
  'print-run': () => import('./benches/print-run'),
  search: () => import('./benches/search'),
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, part: { type: 'string' } },
  })
  const name = positionals[0] ?? ''
  const load = BENCHES[name]
  if (!load) {
    process.stderr.write(`Usage : npm run bench -- <nom> [--json]. Noms : ${Object.keys(BENCHES).join(', ')}.\n`)
    return 1
  }
  const bench = await load()
  if (values.part) return runPartOf(bench, values.part)
  const result = await bench.run()
  process.stdout.write(values.json ? `${JSON.stringify(result)}\n` : describeFigures(result))
  return 0
}

process.exitCode = await main()
