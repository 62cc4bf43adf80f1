import { squeeze } from './document'

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement | HTMLButtonElement

const UPLOADS = new WeakMap<Element, File[]>()

/** Puts files in a field, as somebody who chose them. */
export const putFiles = (field: Element, files: File[]): void => void UPLOADS.set(field, files)

/** Cannot be used: itself, or the group that holds it. */
export const isDisabled = (element: Element): boolean =>
  element.hasAttribute('disabled') || element.closest('fieldset[disabled]') !== null

/** Controls of a form in the order of the page, those that stand outside of it included. */
export const controlsOf = (form: Element): Control[] =>
  [...form.ownerDocument.querySelectorAll('input, select, textarea, button')].filter(
    (control) => ownerOf(control) === form,
  ) as Control[]

/** The form that a control belongs to. */
export function ownerOf(control: Element): Element | null {
  const id = control.getAttribute('form')
  return id === null ? control.closest('form') : control.ownerDocument.getElementById(id)
}

export const isSubmit = (element: Element): boolean => {
  const type = element.getAttribute('type')?.toLowerCase()
  return element.localName === 'button'
    ? type === undefined || type === 'submit'
    : element.localName === 'input' && (type === 'submit' || type === 'image')
}

/** What a browser without script sends of a form when that button is pressed. */
export function entriesOf(form: Element, pressed: Element | null): [name: string, value: string | File][] {
  return controlsOf(form)
    .filter((control) => control.getAttribute('name') && !isDisabled(control))
    .flatMap((control) => valuesOf(control, pressed).map((value) => [control.name, value] as [string, string | File]))
}

function valuesOf(control: Control, pressed: Element | null): (string | File)[] {
  if (isSubmit(control) || control.localName === 'button')
    return control === pressed ? [control.getAttribute('value') ?? ''] : []
  if (control.localName === 'select') return chosenIn(control) ? [valueOfOption(chosenIn(control))] : []
  if (control.localName === 'textarea') return [textOf(control as HTMLTextAreaElement).replace(/\r?\n/g, '\r\n')]
  const { type, checked, value } = control as HTMLInputElement
  if (type === 'checkbox' || type === 'radio') return checked ? [control.getAttribute('value') ?? 'on'] : []
  if (type === 'file') return UPLOADS.get(control) ?? [new File([], '')]
  return [value]
}

const optionsOf = (list: Element): Element[] => [...list.querySelectorAll('option')]
const valueOfOption = (option: Element | undefined): string =>
  option?.getAttribute('value') ?? option?.textContent ?? ''

/** The option that a list shows: the last one said to be selected, else the first. */
const chosenIn = (list: Element): Element | undefined =>
  optionsOf(list).findLast((option) => option.hasAttribute('selected')) ?? optionsOf(list)[0]

/** Chooses the option of that value or of that text; false when the list has none. */
export function choose(list: Element, wanted: string): boolean {
  const found = optionsOf(list).find(
    (option) => valueOfOption(option) === wanted || squeeze(option.textContent ?? '') === wanted,
  )
  for (const option of optionsOf(list)) option.toggleAttribute('selected', option === found)
  return found !== undefined
}

/** What a field holds. */
export function heldBy(field: Element): string {
  if (field.localName === 'select') return valueOfOption(chosenIn(field))
  return field.localName === 'textarea' ? textOf(field as HTMLTextAreaElement) : (field as HTMLInputElement).value
}

/** The first line break of a text area belongs to the writing of HTML. */
const textOf = (area: HTMLTextAreaElement): string => area.value.replace(/^\n/, '')

export type Submission = { method: 'GET' | 'POST'; url: string; body?: FormData | URLSearchParams }

/** The request that pressing that button makes, from a page at that address. */
export function submissionOf(form: Element, pressed: Element | null, page: string): Submission {
  const said = (name: string) => pressed?.getAttribute(`form${name}`) ?? form.getAttribute(name)
  const url = new URL(said('action') || page, page)
  const entries = entriesOf(form, pressed)
  const words = () =>
    new URLSearchParams(entries.map(([name, value]) => [name, value instanceof File ? value.name : value]))
  if (said('method')?.toLowerCase() !== 'post') {
    url.search = words().toString()
    return { method: 'GET', url: url.href }
  }
  if (said('enctype')?.toLowerCase() !== 'multipart/form-data') return { method: 'POST', url: url.href, body: words() }
  const body = new FormData()
  for (const [name, value] of entries) body.append(name, value)
  return { method: 'POST', url: url.href, body }
}
