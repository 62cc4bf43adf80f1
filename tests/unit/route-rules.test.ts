import { expect, test } from 'vitest'
import { sources, textOf } from '../support/imports'

/** Pages that anybody reads: nobody's data. Each other page, route and action names its rule. */
const PUBLIC_PAGES = [
  'app/(public)/page.tsx',
  'app/(public)/accessibilite/page.tsx',
  'app/(public)/acces-refuse/page.tsx',
  'app/(public)/aide/page.tsx',
  'app/(public)/aide/familles/page.tsx',
  'app/(public)/confidentialite/page.tsx',
  'app/(public)/connexion/page.tsx',
  'app/(public)/mentions-legales/page.tsx',
]

/** Activation: no session yet; each step reads the sealed cookie that the step before wrote. */
const ACTIVATION = /^app\/\(public\)\/(a|activation)\//

/** Routes with a protocol of their own: signed requests of the jobs, health of the server. */
const OWN_PROTOCOL = ['app/api/inngest/route.ts', 'app/api/health/route.ts']

/** Actions that touch nothing but a cookie of the browser. */
const WITHOUT_ACTOR = ['app/actions.ts']

/** `localMailboxIsReadable`: outside production and in the demonstration only. */
const PAGE_RULE =
  /\b(requireStaff|requireAcademie|requireFamily|requireAccount)\(|\b(readAttempt|localMailboxIsReadable)\(\)/
const DECLARED_PUBLIC = /\/\*\* Public: .+/
const ACTION_RULE = /\bdefine(Public|Family|Account|Academie)?Action\(/

const pages = sources.filter((file) => /^app\/.*\/page\.tsx$/.test(file))
const routes = sources.filter((file) => /^app\/.*route\.tsx?$/.test(file))
const actions = sources.filter((file) => /^app\/.*actions\.ts$/.test(file))

test('the walk finds pages, routes and actions (a rule over nothing proves nothing)', () => {
  expect(pages).toContain('app/(public)/connexion/page.tsx')
  expect(routes).toContain('app/(public)/connexion/deconnexion/route.ts')
  expect(actions).toContain('app/(public)/connexion/actions.ts')
  expect(PUBLIC_PAGES.filter((file) => !pages.includes(file))).toEqual([])
})

test('[XC-14] every page names who may read it', () => {
  const silent = pages.filter(
    (file) =>
      !PUBLIC_PAGES.includes(file) &&
      !ACTIVATION.test(file) &&
      !PAGE_RULE.test(textOf(file)) &&
      !DECLARED_PUBLIC.test(textOf(file)),
  )
  expect(silent).toEqual([])
})

test('a page of staff or of a family is never declared public', () => {
  const behind = pages.filter((file) => /^app\/\((staff|family)\)\//.test(file))
  expect(behind.filter((file) => !PAGE_RULE.test(textOf(file)))).toEqual([])
})

test('[XC-14] every route handler goes through defineRoute', () => {
  expect(routes.filter((file) => !OWN_PROTOCOL.includes(file) && !/\bdefineRoute\(/.test(textOf(file)))).toEqual([])
})

test('[XC-14] every exported action is made by a define…Action', () => {
  const bare = actions
    .filter((file) => !WITHOUT_ACTOR.includes(file))
    .flatMap((file) =>
      [...textOf(file).matchAll(/^export (?:const (\w+) = ([^\n]*)|(?:async )?function (\w+))/gm)]
        .filter(([, , right]) => right === undefined || !ACTION_RULE.test(right))
        .map(([, name, , other]) => `${file}: ${name ?? other}`),
    )
  expect(bare).toEqual([])
})

test('an action of staff names its permission', () => {
  const without = actions.flatMap((file) =>
    [...textOf(file).matchAll(/\b(defineAction|defineAcademieAction)\(\{([\s\S]*?)\n\}\)/g)]
      .filter(([, , body]) => !/permission:\s*'/.test(body ?? ''))
      .map(() => file),
  )
  expect(without).toEqual([])
})
