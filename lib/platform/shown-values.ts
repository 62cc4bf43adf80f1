import { frenchDate, parseFrenchDate } from './dates'
import { Refusal } from './errors'
import type { FormValues } from './form-state'

type Texts<Name extends string> = Readonly<Record<Name, string>>

type Save<Name extends string> = {
  /** The fields that are compared, in the order of `shown`, and what a sentence calls them. */
  labels: Readonly<Record<Name, string>>
  /** What the form showed when it was opened. */
  shown: readonly string[]
  typed: Texts<NoInfer<Name>>
  /** The row as it is, locked until the end of the transaction. */
  now: Texts<NoInfer<Name>>
  /** « Ces paramètres ont été modifiés ». */
  changed: string
}

/**
 * Whether there is something to write: not when nothing was changed in the form, nor when the row already says it. A row
 * that changed since it was shown is refused: the form comes back with what was typed, and elsewhere with the row as it
 * is; sent again, it is written.
 */
export function hasChanges<Name extends string>({ labels, shown, typed, now, changed }: Save<Name>): boolean {
  const names = Object.keys(labels) as Name[]
  const untouched = names.filter((name, index) => same(typed[name], shown[index]))
  if (untouched.length === names.length || names.every((name) => same(typed[name], now[name]))) return false
  const others = names.filter((name, index) => !same(now[name], shown[index]))
  if (others.length === 0) return true
  throw changedMeanwhile(
    changed,
    others.map((name) => [labels[name], now[name]]),
    { shown: names.map((name) => now[name]), ...Object.fromEntries(untouched.map((name) => [name, now[name]])) },
  )
}

/** Says what was written meanwhile: what each thing is called, and its text now. `values` come back into the form. */
export function changedMeanwhile(changed: string, things: [name: string, now: string][], values: FormValues): Refusal {
  const list = things.map(([name, now]) => (now ? `${name} « ${readable(now)} »` : `${name} vide`))
  return new Refusal(
    'CONFLICT',
    `${changed} pendant votre saisie : ${list.join(', ')}. Rien n’est enregistré. Vos réponses sont toujours dans le formulaire : vérifiez-les, puis enregistrez de nouveau.`,
    values,
  )
}

/** Spaces do not count, nor how a browser writes the end of a line. */
const same = (left: string | undefined, right: string | undefined): boolean => plain(left) === plain(right)
const plain = (text: string | undefined) =>
  text
    ?.replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()

function readable(text: string): string {
  const day = parseFrenchDate(text)
  return day ? frenchDate(day) : text
}
