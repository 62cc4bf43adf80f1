import type { AnyFormState } from './answers'

type ShownValuesProps = {
  /** The fields that are compared, in order. */
  labels: Readonly<Record<string, string>>
  /** What they show; null when there is nothing in the database yet. */
  texts: Readonly<Record<string, string>> | null
  state: AnyFormState
}

/** What the form showed, sent back with what is typed: a change made meanwhile is said, not erased. */
export function ShownValues({ labels, texts, state }: ShownValuesProps) {
  const back = 'values' in state ? state.values.shown : undefined
  const shown = Array.isArray(back) ? back : texts && Object.keys(labels).map((name) => texts[name] ?? '')
  if (!shown?.length) return null
  return Object.keys(labels).map((name, index) => (
    <input key={name} type="hidden" name="shown" value={shown[index] ?? ''} />
  ))
}
