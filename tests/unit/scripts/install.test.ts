import { expect, test } from 'vitest'
import { commandFor } from '../../../scripts/support/install.cjs'

const next = { version: '1.0.0', integrity: 'a' }
const vitest = { version: '1.0.0', integrity: 'b', dev: true }
const windows = { version: '1.0.0', integrity: 'c', optional: true }
const wanted = {
  '': { name: 'passerelle' },
  'node_modules/next': next,
  'node_modules/vitest': vitest,
  'node_modules/windows': windows,
}
const serving = { 'node_modules/next': next }
const both = { ...serving, 'node_modules/vitest': vitest }
const older = (packages: Record<string, object>) => ({
  ...packages,
  'node_modules/next': { ...next, version: '0.9.0' },
})

test('a start installs what serves, and nothing when it is there with or without the rest', () => {
  expect(commandFor(wanted, undefined, false)).toEqual(['ci', '--omit=dev'])
  expect(commandFor(wanted, serving, false)).toBeNull()
  expect(commandFor(wanted, both, false)).toBeNull()
})

test('the tests add what they need to what serves, and install all of it when nothing is there', () => {
  expect(commandFor(wanted, serving, true)).toEqual(['install', '--no-save', '--include=dev'])
  expect(commandFor(wanted, both, true)).toBeNull()
  expect(commandFor(wanted, undefined, true)).toEqual(['ci', '--include=dev'])
})

test('after an update of the lock, the packages of development stay where they were', () => {
  expect(commandFor(wanted, older(serving), false)).toEqual(['ci', '--omit=dev'])
  expect(commandFor(wanted, older(both), false)).toEqual(['ci', '--include=dev'])
  expect(commandFor(wanted, older(both), true)).toEqual(['ci', '--include=dev'])
})
