import { describe, expect, test } from 'vitest'
import { circles, type Edge, edges, fileOf, reach, sources, textOf } from '../support/imports'

const CONTEXTS = ['teleservices', 'exams', 'alumni', 'recovery', 'accounts', 'schools']
/** The context map: whom a context may call, through its index.ts only. Changing it needs a record in docs/adr. */
const MAY_CALL: Record<string, readonly string[]> = {
  teleservices: ['accounts', 'schools'],
  exams: ['schools'],
  alumni: ['accounts', 'schools'],
  recovery: ['accounts', 'schools'],
  accounts: ['schools'],
  schools: [],
}
/** The capabilities of a context, and which others each may call. A context without a line here is not cut yet. */
const CAPABILITIES: Record<string, Record<string, readonly string[]>> = {
  teleservices: {
    opening: [],
    accesses: [],
    letters: ['opening'],
    notifications: ['accesses', 'letters', 'opening'],
    coupons: ['letters'],
    holders: ['letters'],
    publication: ['opening'],
    records: ['opening'],
    replication: ['holders', 'publication'],
    family: ['records', 'opening'],
    'follow-up': ['accesses'],
  },
  schools: {
    people: [],
    settings: [],
    calendar: ['settings'],
    years: ['people', 'settings'],
    imports: ['people', 'settings', 'years'],
  },
}
/** What a context that is cut keeps at its top: its front door, its events, its manifest. */
const FRONT = /^lib\/[a-z-]+\/(index|events|manifest|module)\.ts$/
const SERVICES = ['auth', 'audit', 'jobs', 'notifications', 'documents', 'mailings', 'loads', 'selections', 'changes']
/** Packages that an action may reach: Web standards only, and the database adapter (decision 15). */
const EDGE_READY =
  /^(next(\/|$)|next-auth(\/|$)|react(\/|$)|react-dom(\/|$)|zod$|server-only$|@prisma\/(client|adapter-pg)|otpauth$|@zxcvbn-ts\/language-|lib\/platform\/prisma\/)/

const contextOf = (file: string) => CONTEXTS.find((name) => file.startsWith(`lib/${name}/`) || file === `lib/${name}`)
const capabilityOf = (file: string) => {
  const [, context, name] = /^lib\/([a-z-]+)\/([a-z-]+)\//.exec(file) ?? []
  return context && name && CAPABILITIES[context]?.[name] ? { context, name } : undefined
}
const offenders = (rule: (edge: Edge) => boolean) => edges.filter(rule).map(({ from, to }) => `${from} → ${to}`)

test('the parser sees our imports (a rule over nothing proves nothing)', () => {
  expect(edges.length).toBeGreaterThan(50)
  expect(edges).toContainEqual({ from: 'lib/platform/db.ts', to: 'lib/platform/env', typeOnly: false })
  expect(edges).toContainEqual({ from: 'instrumentation.ts', to: 'lib/jobs/embedded', typeOnly: false })
  expect(edges).toContainEqual({ from: 'lib/audit/record.ts', to: 'lib/auth/actor', typeOnly: true })
})

describe('who may import whom', () => {
  test('app/ holds only Next.js files and actions', () => {
    const allowed =
      /\/(page|layout|error|not-found|default|template|route|actions|global-error|sitemap|robots|manifest|icon)\.tsx?$/
    expect(sources.filter((file) => file.startsWith('app/') && !allowed.test(`/${file}`))).toEqual([])
  })

  test('lib/ imports neither app/ nor screens (only the e-mail and PDF templates)', () =>
    expect(
      offenders(
        (e) => e.from.startsWith('lib/') && (e.to.startsWith('app/') || /^components\/(?!emails\/|pdf\/)/.test(e.to)),
      ),
    ).toEqual([]))

  test('app/ and components/ reach neither Prisma, Inngest, mail nor PDF libraries', () =>
    expect(
      offenders(
        (e) =>
          /^(app|components)\//.test(e.from) &&
          !e.typeOnly &&
          /^(@prisma|lib\/platform\/(db|prisma)|resend|nodemailer|pdfkit|pg)(\/|$)/.test(e.to),
      ),
    ).toEqual([]))

  test('components/ import from lib/ only schemas, labels, domain, messages, module, form-state and types', () =>
    expect(
      offenders(
        (e) =>
          e.from.startsWith('components/') &&
          e.to.startsWith('lib/') &&
          !e.typeOnly &&
          !/^lib\/[a-z-]+\/([a-z-]+\/)?(schemas|labels|messages|module|domain\/)/.test(e.to) &&
          !/^lib\/platform\/(form-state|dates|school-year|text|pagination)$/.test(e.to) &&
          e.to !== 'lib/auth/permissions',
      ),
    ).toEqual([]))

  test('a context calls another one only through its index, and only downwards', () =>
    expect(
      offenders((e) => {
        const [from, to] = [contextOf(e.from), contextOf(e.to)]
        return (
          from !== undefined &&
          to !== undefined &&
          from !== to &&
          !(e.to === `lib/${to}` && MAY_CALL[from]?.includes(to))
        )
      }),
    ).toEqual([]))

  test('a capability calls only those below it in its context', () =>
    expect(
      offenders((e) => {
        const [from, to] = [capabilityOf(e.from), capabilityOf(fileOf(e.to) ?? '')]
        return (
          from !== undefined &&
          to !== undefined &&
          from.context === to.context &&
          from.name !== to.name &&
          !CAPABILITIES[from.context]?.[from.name]?.includes(to.name)
        )
      }),
    ).toEqual([]))

  test('every file of a context that is cut stands in one of its capabilities, but for its front door', () =>
    expect(
      sources.filter((file) =>
        Object.keys(CAPABILITIES).some(
          (context) => file.startsWith(`lib/${context}/`) && !FRONT.test(file) && capabilityOf(file) === undefined,
        ),
      ),
    ).toEqual([]))

  test('no file reaches itself through its imports, types and late imports included', () =>
    expect(circles()).toEqual([]))

  test('lib/platform imports nothing else of ours', () =>
    expect(
      offenders(
        (e) =>
          e.from.startsWith('lib/platform/') &&
          /^(app|components|lib|cli|prisma)\//.test(e.to) &&
          !e.to.startsWith('lib/platform/'),
      ),
    ).toEqual([]))

  test('shared services know no context', () =>
    expect(
      offenders(
        (e) =>
          SERVICES.some((service) => e.from.startsWith(`lib/${service}/`)) &&
          e.from !== 'lib/jobs/registry.ts' &&
          contextOf(e.to) !== undefined,
      ),
    ).toEqual([]))

  test('a domain/ file imports nothing that does I/O', () =>
    expect(
      offenders(
        (e) =>
          /\/domain\//.test(e.from) &&
          !e.typeOnly &&
          !/\/domain\/|^zod$|^@zxcvbn-ts\/language-/.test(e.to) &&
          !/^lib\/platform\/(dates|email-address|school-year|text)$/.test(e.to) &&
          e.to !== 'lib/auth/permissions',
      ),
    ).toEqual([]))

  test('only lib/auth imports next-auth', () =>
    expect(offenders((e) => /^(next-auth|@auth\/)/.test(e.to) && !e.from.startsWith('lib/auth/'))).toEqual([]))

  test('process.env is read in lib/platform/env.ts, entry points and configuration only', () =>
    expect(
      sources.filter(
        (file) =>
          /process\.env/.test(textOf(file)) &&
          !/^(lib\/platform\/env\.ts|cli\/|prisma\/|instrumentation\.ts|next\.config\.ts)/.test(file),
      ),
    ).toEqual([]))
})

describe('edge-ready server actions', () => {
  const actions = sources.filter((file) => /\/actions\.ts$/.test(file))

  test('an action and all that it reaches use Web standards and allowed packages only', () => {
    const foreign = actions.flatMap((action) =>
      reach(action)
        .packages.filter(
          ({ name, by }) =>
            !EDGE_READY.test(name) && !(by === 'lib/platform/password.ts' && name === '@node-rs/argon2'),
        )
        .map(({ name, by }) => `${action}: ${by} → ${name}`),
    )
    expect(foreign).toEqual([])
  })

  test("a 'use server' file exports actions only", () =>
    expect(
      sources.filter((file) => {
        const text = textOf(file)
        return (
          /^['"]use server['"]/m.test(text) &&
          [...text.matchAll(/^export (?:async function|const|function) (\w+)/gm)].some(
            ([, name]) => !name?.endsWith('Action'),
          )
        )
      }),
    ).toEqual([]))
})

describe('file grammar', () => {
  test('no file of ours exceeds 400 lines', () =>
    expect(sources.filter((file) => textOf(file).split('\n').length > 400)).toEqual([]))

  test('files are kebab-case', () =>
    expect(
      sources.filter(
        (file) =>
          /^(components|lib|cli)\//.test(file) &&
          !/^_?[a-z0-9]+(-[a-z0-9]+)*(\.config)?\.tsx?$/.test(file.split('/').pop() ?? ''),
      ),
    ).toEqual([]))

  test('no business rule reads the clock of the database (decision 19)', () =>
    expect(
      sources.filter(
        (file) =>
          /^(lib|app|cli)\//.test(file) &&
          !file.startsWith('lib/jobs/engine/') &&
          /\b(now\(\)|current_date|current_timestamp)/i.test(sqlOf(file)),
      ),
    ).toEqual([]))

  test('no type is silenced', () => {
    const silenced = (text: string) =>
      /@ts-(ignore|expect-error|nocheck)|biome-ignore/.test(text) || /\bas any\b|: any\b/.test(withoutComments(text))
    expect(sources.filter((file) => silenced(textOf(file)))).toEqual([])
  })
})

/** The template literals and strings that look like SQL. */
function sqlOf(file: string): string {
  const literals = textOf(file).match(/`[^`]*`|'[^'\n]*'/g) ?? []
  return literals.filter((literal) => /\b(select|insert|update|delete|from|where)\b/i.test(literal)).join('\n')
}

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
