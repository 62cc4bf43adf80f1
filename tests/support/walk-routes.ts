import { PERMISSIONS, type Permission } from '@/lib/auth/permissions'
import { sources, textOf } from './imports'

/** Who a page or a route declares that it serves. */
export type Rule =
  | { kind: 'staff' | 'academie'; permission: Permission }
  | { kind: 'family' | 'account' | 'anyStaff' | 'public'; permission?: undefined }

export type WalkRoute = { file: string; pattern: string; segments: string[]; rule: Rule; download: boolean }

const DECLARATION = /\b(requireStaff|requireAcademie|requireFamily|requireAccount)\((?:'([^']*)')?|\baccess: '([^']+)'/

/** Every page and route of staff and families, with its address, its dynamic segments and its declared rule. */
export const walkRoutes: WalkRoute[] = sources
  .filter((file) => /^app\/\((staff|family)\)\/.*(page\.tsx|route\.ts)$/.test(file))
  .map((file) => {
    const pattern = file
      .replace(/^app/, '')
      .replace(/\/\(\w+\)/g, '')
      .replace(/\/(page\.tsx|route\.ts)$/, '')
    return {
      file,
      pattern: pattern || '/',
      segments: [...pattern.matchAll(/\[(\w+)\]/g)].map((match) => match[1] ?? ''),
      rule: ruleOf(file),
      download: file.endsWith('route.ts'),
    }
  })

function ruleOf(file: string): Rule {
  const text = textOf(file)
  const [, required, permission, access] = DECLARATION.exec(text) ?? []
  if (text.includes('requireStaff(') && text.includes('requireAcademie(')) return { kind: 'anyStaff' }
  if (required === 'requireFamily' || access === 'family') return { kind: 'family' }
  if (required === 'requireAccount') return { kind: 'account' }
  if (access === 'public') return { kind: 'public' }
  const name = permission ?? access ?? ''
  if (!(name in PERMISSIONS)) throw new Error(`${file} declares no rule that the walk knows.`)
  return { kind: name.startsWith('academie:') ? 'academie' : 'staff', permission: name as Permission }
}

/** The address of a route with the ids of a world; an unknown segment is an error, so that no route escapes. */
export function addressOf(route: WalkRoute, ids: Readonly<Record<string, string>>): string {
  return route.pattern.replace(/\[(\w+)\]/g, (_all, segment: string) => {
    const id = ids[segment]
    if (!id) throw new Error(`${route.file}: tell the walk what [${segment}] is (tests/support/walk-world.ts).`)
    return id
  })
}
