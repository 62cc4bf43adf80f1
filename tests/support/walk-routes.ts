import { sources } from './imports'

export type WalkRoute = { file: string; pattern: string; segments: string[]; download: boolean }

/** Pages that only a development server or a demonstration has. */
const NOT_WALKED = /^app\/(dev|api)\//

/** Every page and route of the application, with its address and its dynamic segments. */
export const walkRoutes: WalkRoute[] = sources
  .filter((file) => /^app\/.*(page\.tsx|route\.ts)$/.test(file) && !NOT_WALKED.test(file))
  .map((file) => {
    const pattern = file
      .replace(/^app/, '')
      .replace(/\/\(\w+\)/g, '')
      .replace(/\/(page\.tsx|route\.ts)$/, '')
    return {
      file,
      pattern: pattern || '/',
      segments: [...pattern.matchAll(/\[(\w+)\]/g)].map((match) => match[1] ?? ''),
      download: file.endsWith('route.ts'),
    }
  })

/** What the page needs beside its path to show its form. */
const QUERIES: Record<string, string> = {
  '/teleservices/ouverture/fermer': '?NOTES=CLOSED',
  '/teleservices/notes/saisir': '?division=1G3',
}

/** The address of a route with the ids of a world; an unknown segment is an error, so that no route escapes. */
export function addressOf(route: WalkRoute, ids: Readonly<Record<string, string>>): string {
  const path = route.pattern.replace(/\[(\w+)\]/g, (_all, segment: string) => {
    const id = ids[segment]
    if (!id) throw new Error(`${route.file}: tell the walk what [${segment}] is (tests/support/walk-world.ts).`)
    return id
  })
  return path + (QUERIES[route.pattern] ?? '')
}
