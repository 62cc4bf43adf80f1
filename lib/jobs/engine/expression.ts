import { compile, type Expression, type Scope } from './expression-parser'

/** True when the expression holds; an absent one always does. */
export const holds = (source: string | null | undefined, scope: Scope): boolean =>
  !source || compiled(source)(scope) === true

/** The value of a key expression as text; absent values read `null`. */
export function keyOf(source: string, scope: Scope): string {
  const value = compiled(source)(scope)
  return typeof value === 'string' ? value : JSON.stringify(value ?? null)
}

/**
 * The look-up that an `event.… == async.…` wait allows: a path in the event to come, and the value it must have.
 * Null for any other form: every event of that name is then tried.
 */
export function lookUpOf(source: string | null | undefined, event: unknown): { path: string; value: string } | null {
  const match = source?.match(/^\s*(event|async)\.([\w.]+)\s*==\s*(event|async)\.([\w.]+)\s*$/)
  const [, side, left, otherSide, right] = match ?? []
  if (!left || !right || side === otherSide) return null
  const [known, path] = side === 'event' ? [left, right] : [right, left]
  return { path, value: keyOf(`event.${known}`, { event }) }
}

const cache = new Map<string, Expression>()
function compiled(source: string): Expression {
  const known = cache.get(source) ?? compile(source)
  cache.set(source, known)
  return known
}
