import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { ROOT, sources, textOf } from './imports'

/** Table of PostgreSQL → the folder of lib/ that owns it: the name of the Prisma file, `jobs` for the tables of the engine. */
const FOLDER = path.join(ROOT, 'prisma/schema')
const models = readdirSync(FOLDER).flatMap((file) =>
  [...readFileSync(path.join(FOLDER, file), 'utf8').matchAll(/^model (\w+) \{[^}]*@@map\("(\w+)"\)/gm)].map(
    ([, model = '', table = '']) => ({ model, table, owner: path.basename(file, '.prisma') }),
  ),
)
export const ownerOfTable = new Map(models.map(({ table, owner }) => [table, owner]))
const tableOfDelegate = new Map(
  models.map(({ model, table }) => [model.charAt(0).toLowerCase() + model.slice(1), table]),
)
const WRITES = /^(create|update|upsert|delete)/

/** What a file of lib/ does with a table of somebody else: `read student`, `write activation_code`. */
export function crossingsOf(file: string): string[] {
  const own = file.split('/')[1] ?? ''
  return [...new Set(usesOf(file))].filter((use) => ownerOf(use.split(' ')[1] ?? '') !== own).sort()
}

/** The same for the whole of lib/, by file; files without a crossing are left out. */
export function crossings(): Record<string, string[]> {
  const files = sources.filter((file) => file.startsWith('lib/')).sort()
  return Object.fromEntries(
    files.map((file) => [file, crossingsOf(file)] as const).filter(([, uses]) => uses.length > 0),
  )
}

function ownerOf(table: string): string | undefined {
  if (table.startsWith('job_')) return 'jobs'
  // The schemas of families and of imports under way belong to who writes them.
  if (table.startsWith('teleservices.')) return 'teleservices'
  if (/^(raw|import|matched)_/.test(table)) return 'schools'
  return ownerOfTable.get(table)
}

const isKnown = (table: string) =>
  ownerOfTable.has(table) || table.startsWith('job_') || table.startsWith('teleservices.')

/** Every use of a table of ours in the SQL and in the Prisma calls of a file, `read` or `write`. */
export function usesOf(file: string): string[] {
  const uses: string[] = []
  const { program } = parseSync(file, textOf(file))
  const visitor = new Visitor({
    TemplateLiteral: ({ quasis }) => {
      uses.push(...usesInSql(quasis.map(({ value }) => value.raw).join(' $ ')))
    },
    Literal: ({ value }) => {
      if (typeof value === 'string') uses.push(...usesInSql(value))
    },
    MemberExpression: (node) => {
      const { object, property } = node
      if (object.type !== 'MemberExpression' || property.type !== 'Identifier') return
      if (object.property.type !== 'Identifier' || object.object.type !== 'Identifier') return
      const table = tableOfDelegate.get(object.property.name)
      if (
        table &&
        /^(db|tx|client)$/.test(object.object.name) &&
        /^[a-z]+(Many|Unique|First|OrThrow|AndReturn)*$/i.test(property.name)
      )
        uses.push(`${WRITES.test(property.name) ? 'write' : 'read'} ${table}`)
    },
  })
  visitor.visit(program)
  return uses
}

function usesInSql(text: string): string[] {
  if (!/\b(select|insert|update|delete|join)\b/i.test(text)) return []
  const named = text.matchAll(/\b(from|join|update|insert\s+into|delete\s+from|using)\s+((?:teleservices\.)?[a-z_]+)/gi)
  return [...named].flatMap(([, verb = '', table = '']) =>
    isKnown(table) ? `${/^(from|join|using)$/i.test(verb) ? 'read' : 'write'} ${table}` : [],
  )
}
