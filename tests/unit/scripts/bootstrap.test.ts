import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { addressesOf } from '../../../scripts/support/serve.cjs'

const scripts = path.resolve('scripts')
const entries = readdirSync(scripts).filter((file) => file.endsWith('.cjs'))

const runAs = (version: string, entry: string) =>
  spawnSync(
    process.execPath,
    ['-e', `Object.defineProperty(process.versions, 'node', { value: '${version}' }); require('./${entry}')`],
    { cwd: scripts, encoding: 'utf8' },
  )

test.each(['18.20.8', '20.18.3', '8.17.0'])('Node %s is told to be too old, in one sentence', (version) => {
  for (const entry of entries) {
    const { status, stderr } = runAs(version, entry)
    expect({ entry, status, stderr }).toEqual({
      entry,
      status: 1,
      stderr: `Passerelle demande Node.js 20.19 ou plus récent ; cette machine a la version ${version}. Installez-en une sur https://nodejs.org puis recommencez.\n`,
    })
  }
})

test('what an old Node reads before that sentence holds no newer syntax', () => {
  expect(entries.sort()).toEqual(['build.cjs', 'cli.cjs', 'serve.cjs', 'start.cjs', 'test.cjs'])
  for (const file of [...entries, 'support/node-version.cjs'])
    expect(readFileSync(path.join(scripts, file), 'utf8')).not.toMatch(/=>|\b(const|let|async|class)\b|`|\?\.|\?\?/)
})

test('bootstraps require Node modules and our own only, until the dependencies are installed', () => {
  const early = [
    'start',
    'test',
    'cli',
    'install',
    'prepare',
    'lock',
    'state',
    'secrets',
    'database',
    'processes',
    'serve',
  ]
  for (const name of early)
    expect(
      [
        ...readFileSync(path.join(scripts, 'support', `${name}.cjs`), 'utf8').matchAll(
          /^const .*require\('([^']+)'\)/gm,
        ),
      ]
        .map((match) => match[1])
        .filter((target) => !/^(node:|\.\/)/.test(target ?? '')),
      name,
    ).toEqual([])
})

test('beyond loopback, the server asks for https or an explicit ALLOW_HTTP=1', () => {
  const https = 'https://passerelle.example'
  const http = 'http://passerelle.example'
  expect(addressesOf({ PUBLIC_URL: http })).toEqual(['127.0.0.1', '::1'])
  expect(addressesOf({ PUBLIC_URL: http, HOST: '127.0.0.2' })).toEqual(['127.0.0.2'])
  expect(() => addressesOf({ PUBLIC_URL: http, HOST: '0.0.0.0' })).toThrow('ALLOW_HTTP=1')
  expect(() => addressesOf({ PUBLIC_URL: http, HOST: '::' })).toThrow('ALLOW_HTTP=1')
  expect(addressesOf({ PUBLIC_URL: https, HOST: '0.0.0.0' })).toEqual(['0.0.0.0'])
  expect(addressesOf({ PUBLIC_URL: http, HOST: '0.0.0.0', ALLOW_HTTP: '1' })).toEqual(['0.0.0.0'])
})
