import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Lock = { packages: Record<string, { version?: string; link?: boolean }> }

const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

test('what scripts/empty stands for is installed nowhere: its version follows the package that asks for it', () => {
  const names = readdirSync('scripts/empty').map(
    (folder) => (json(`scripts/empty/${folder}/package.json`) as { name: string }).name,
  )
  const { packages } = json('package-lock.json') as Lock
  const installed = Object.entries(packages)
    .filter(([place, { link }]) => !link && names.some((name) => place.endsWith(`node_modules/${name}`)))
    .map(([place]) => place)
  expect(names).not.toEqual([])
  expect(installed).toEqual([])
})
