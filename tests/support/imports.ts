import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync } from 'oxc-parser'

export const ROOT = path.resolve(import.meta.dirname, '../..')

export type Edge = { from: string; to: string; typeOnly: boolean }

/** Our own source files, paths from the root with `/`; the generated Prisma client is not ours. */
export const sources: string[] = ['app', 'components', 'lib', 'cli', 'prisma']
  .filter((directory) => existsSync(path.join(ROOT, directory)))
  .flatMap((directory) =>
    readdirSync(path.join(ROOT, directory), { recursive: true, encoding: 'utf8' })
      .map((file) => path.posix.join(directory, file.split(path.sep).join('/')))
      .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('lib/platform/prisma/')),
  )
  .concat(['proxy.ts', 'instrumentation.ts', 'next.config.ts'].filter((file) => existsSync(path.join(ROOT, file))))

export const textOf = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8')

/** Every import of one of our files, static, re-exported or dynamic; `@/x` and relative names become paths from the root. */
export const edges: Edge[] = sources.flatMap((from) => {
  const { module, program } = parseSync(from, textOf(from))
  const typeOnlySpecifiers = new Set(
    program.body.flatMap((node) =>
      (node.type === 'ImportDeclaration' && node.importKind === 'type') ||
      (node.type === 'ExportNamedDeclaration' && node.exportKind === 'type')
        ? [node.start]
        : [],
    ),
  )
  const statics = module.staticImports.map((found) => ({
    to: found.moduleRequest.value,
    typeOnly: typeOnlySpecifiers.has(found.start) || (found.entries.length > 0 && found.entries.every((e) => e.isType)),
  }))
  const reexports = module.staticExports.flatMap((found) =>
    found.entries.flatMap((entry) =>
      entry.moduleRequest
        ? [{ to: entry.moduleRequest.value, typeOnly: typeOnlySpecifiers.has(found.start) || entry.isType }]
        : [],
    ),
  )
  const dynamics = module.dynamicImports.flatMap((found) => {
    const text = textOf(from).slice(found.moduleRequest.start, found.moduleRequest.end)
    return /^['"]/.test(text) ? [{ to: text.slice(1, -1), typeOnly: false }] : []
  })
  return [...statics, ...reexports, ...dynamics].map((edge) => ({
    from,
    to: fromRoot(from, edge.to),
    typeOnly: edge.typeOnly,
  }))
})

function fromRoot(from: string, specifier: string): string {
  if (specifier.startsWith('@/')) return specifier.slice(2)
  return specifier.startsWith('.') ? path.posix.join(path.posix.dirname(from), specifier) : specifier
}

/** The file behind an import path, or undefined for a package. */
export const fileOf = (to: string): string | undefined =>
  sources.find((file) => [to, `${to}.ts`, `${to}.tsx`, `${to}/index.ts`].includes(file))

/** Everything that a file loads at run time: our files, and the packages with who imports them. */
export function reach(start: string): { files: Set<string>; packages: { name: string; by: string }[] } {
  const files = new Set<string>([start])
  const packages: { name: string; by: string }[] = []
  const queue = [start]
  for (let from = queue.pop(); from; from = queue.pop())
    for (const edge of edges)
      if (edge.from === from && !edge.typeOnly) {
        const file = fileOf(edge.to)
        if (!file) packages.push({ name: edge.to, by: from })
        else if (!files.has(file)) {
          queue.push(file)
          files.add(file)
        }
      }
  return { files, packages }
}

/** The circles of our own files, each as the files that reach one another; none when the house stands. */
export function circles(): string[][] {
  const next = new Map<string, string[]>()
  for (const { from, to } of edges) {
    const file = fileOf(to)
    if (file) next.set(from, [...(next.get(from) ?? []), file])
  }
  const found: string[][] = []
  const done = new Set<string>()
  const visit = (file: string, trail: string[]) => {
    const start = trail.indexOf(file)
    if (start >= 0) found.push([...trail.slice(start), file])
    if (start >= 0 || done.has(file)) return
    for (const other of next.get(file) ?? []) visit(other, [...trail, file])
    done.add(file)
  }
  for (const file of next.keys()) visit(file, [])
  return found
}
