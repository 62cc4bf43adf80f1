import { type FormState, type InitialState, idle } from '@/lib/platform/form-state'

/** Any state of `useActionState`, whatever its data. */
export type AnyFormState = FormState<unknown>

/** The first message about a field: one is enough to correct it. */
export function errorOf(state: AnyFormState | undefined, name: string): string | undefined {
  return state?.status === 'invalid' ? state.fieldErrors[name]?.[0] : undefined
}

/** What was typed, wrong or not; else the value known before. */
export function typedValue(state: AnyFormState | undefined, name: string, initial = ''): string {
  const typed = state && 'values' in state ? state.values[name] : undefined
  return typeof typed === 'string' ? typed : (typed?.[0] ?? initial)
}

/** True when the box was ticked in the last submission; `initial` before any. */
export function wasChecked(state: AnyFormState | undefined, name: string, value: string, initial = false): boolean {
  if (!state || !('values' in state)) return initial
  const typed = state.values[name]
  return typeof typed === 'string' ? typed === value : (typed?.includes(value) ?? false)
}

/** Ids of the hint and of the error that exist, for `aria-describedby`. */
export function describedBy(id: string, { hint, error }: { hint?: unknown; error?: unknown }): string | undefined {
  return [hint && `${id}-aide`, error && `${id}-erreur`].filter(Boolean).join(' ') || undefined
}

/** What was typed before the session ended, when it was in this very form (same hidden fields); else nothing. */
export function draftOf(initial: InitialState, own: Readonly<Record<string, string>>): InitialState {
  if (initial.status !== 'refused') return initial
  return Object.entries(own).every(([name, value]) => initial.values[name] === value) ? initial : idle
}
