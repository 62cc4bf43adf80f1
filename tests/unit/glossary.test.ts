import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../support/imports'

const glossary = readFileSync(path.join(ROOT, 'docs/glossary.md'), 'utf8')
const schema = readdirSync(path.join(ROOT, 'prisma/schema'))
  .map((file) => readFileSync(path.join(ROOT, 'prisma/schema', file), 'utf8'))
  .join('\n')
const names = [...schema.matchAll(/^(?:model|enum) (\w+) \{/gm)].map((match) => match[1] ?? '')

test('every model and enum of the schema is in the glossary', () => {
  expect(names.length).toBeGreaterThan(20)
  expect(names.filter((name) => !glossary.includes(`\`${name}\``))).toEqual([])
})
