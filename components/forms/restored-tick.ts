import type { InitialState } from '@/lib/platform/form-state'

/** A press that came after the end of the session: the ticks are those of the screen, not those of the server. */
export function restoredTick(initial: InitialState, id: string, stored: boolean): boolean {
  if (initial.status !== 'refused' || !initial.values.shownIds?.includes(id)) return stored
  return initial.values.guardianshipIds?.includes(id) ?? false
}
