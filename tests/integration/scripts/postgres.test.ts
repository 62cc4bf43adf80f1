import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { choosePlace } from '../../../scripts/support/postgres-place.cjs'
import {
  connection,
  dataFolder,
  ensureServer,
  logFile,
  stateFile,
  stopServer,
} from '../../../scripts/support/postgres-server.cjs'

// A server of its own: the one that other tests use must not die.
const server = {
  name: `test-${process.pid}-supervised`,
  place: choosePlace(),
  settings: ['shared_buffers=16MB'],
  throwAway: true,
}
const lock = path.join(dataFolder(server), 'postmaster.pid')
const pidOf = () => Number(readFileSync(lock, 'utf8').split('\n')[0])

afterAll(async () => {
  await stopServer(server)
  for (const file of [dataFolder(server), stateFile(server), logFile(server)])
    rmSync(file, { recursive: true, force: true })
})

async function setting(live: { port: number; password: string }, name: string) {
  const client = connection(live, 'postgres', 'test')
  await client.connect()
  const { rows } = await client.query(`select current_setting($1) as value`, [name])
  await client.end()
  return rows[0].value
}

test('PostgreSQL starts on loopback only, with a password, and a live one is joined', async () => {
  const first = await ensureServer(server)
  expect(await setting(first, 'listen_addresses')).toBe('127.0.0.1')
  expect(await setting(first, 'unix_socket_directories')).toBe('')
  await expect(setting({ ...first, password: 'wrong' }, 'port')).rejects.toThrow('password authentication failed')
  expect(await ensureServer(server)).toMatchObject({ port: first.port, pid: pidOf() })
})

test('after kill -9 it starts again on the same port', async () => {
  const before = await ensureServer(server)
  process.kill(pidOf(), 'SIGKILL')
  const after = await ensureServer(server)
  expect(after.port).toBe(before.port)
  expect(after.pid).not.toBe(before.pid)
  expect(await setting(after, 'port')).toBe(String(before.port))
})

test('a lock whose number now belongs to another program does not stop it', async () => {
  await ensureServer(server)
  const stale = readFileSync(lock, 'utf8').split('\n')
  await stopServer(server)
  writeFileSync(lock, [String(process.pid), ...stale.slice(1)].join('\n'))
  expect((await ensureServer(server)).pid).not.toBe(process.pid)
})
