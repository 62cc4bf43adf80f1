import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import pg from 'pg'
import { applyMigrations } from '@/prisma/migrate'

export type Figures = Record<string, number | string | boolean>
export type BenchResult = { name: string; figures: Figures }

/** What is measured runs in a process of its own, a `part`, so that its peak memory is nobody else's. */
export type Bench = {
  run(): Promise<BenchResult>
  parts?: Record<string, (input: never) => Promise<unknown>>
}

export type Measured<Result> = { result: Result; seconds: number; peakRssMegabytes: number; cpuSeconds: number }

/** Creates an empty database with every migration on the server of DATABASE_URL, and drops it afterwards. */
export async function withThrowAwayDatabase<Result>(run: (url: string) => Promise<Result>): Promise<Result> {
  const server = process.env.DATABASE_URL ?? ''
  const name = `passerelle_bench_${randomBytes(6).toString('hex')}`
  const admin = async (sql: string) => {
    const client = new pg.Client({ connectionString: server })
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  await admin(`create database "${name}"`)
  const url = new URL(server)
  url.pathname = `/${name}`
  try {
    await applyMigrations(url.href, path.resolve('prisma/migrations'))
    return await run(url.href)
  } finally {
    await admin(`drop database "${name}" with (force)`)
  }
}

/** Runs one part of a bench in a child process on that database. */
export function measurePart<Result>(
  bench: string,
  part: string,
  input: unknown,
  databaseUrl: string,
): Promise<Measured<Result>> {
  return new Promise((resolve, reject) => {
    const child = fork(process.argv[1] ?? '', [bench, '--part', part], {
      env: { ...process.env, DATABASE_URL: databaseUrl, LOG_LEVEL: 'error' },
    })
    child.on('message', (message: Measured<Result>) => resolve(message))
    child.on('exit', (code) => reject(new Error(`The part ${part} ended without a result (exit code ${code}).`)))
    child.send({ input })
  })
}

/** In the child: waits for the input, runs the part, sends what it cost. The part itself is timed, not the start. */
export async function runPartOf(bench: Bench, part: string): Promise<number> {
  const run = bench.parts?.[part]
  if (!run) throw new Error(`No part ${part} in this bench.`)
  const input = await new Promise((resolve) => {
    process.once('message', (message: { input: unknown }) => resolve(message.input))
  })
  const cpu = process.cpuUsage()
  const start = performance.now()
  const result = await run(input as never)
  const seconds = (performance.now() - start) / 1000
  const used = process.cpuUsage(cpu)
  const measured: Measured<unknown> = {
    result,
    seconds,
    peakRssMegabytes: process.resourceUsage().maxRSS / 1024,
    cpuSeconds: (used.user + used.system) / 1e6,
  }
  await new Promise((resolve) => process.send?.(measured, resolve))
  process.disconnect()
  return 0
}

export const round = (value: number, digits = 1): number => Number(value.toFixed(digits))

export function describeFigures({ name, figures }: BenchResult): string {
  const width = Math.max(...Object.keys(figures).map((key) => key.length))
  const lines = Object.entries(figures).map(([key, value]) => `  ${key.padEnd(width)}  ${value}`)
  return `${name}\n${lines.join('\n')}\n`
}
