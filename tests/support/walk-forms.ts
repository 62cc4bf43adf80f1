import { parseHtml, squeeze } from './plain/document'
import { choose, controlsOf, isSubmit, type Submission, submissionOf } from './plain/form'
import { nameOf } from './plain/names'
import { PEOPLE_MARK } from './walk-world'

/** One press of one button of a page: what it is called, which act it calls, and the request that it makes. */
export type Press = { label: string; act: string; request: Submission }

/** Every press that the forms of a page allow: boxes ticked, last option, something in each empty field. */
export function pressesOf(html: string, address: string): Press[] {
  const content = parseHtml(html)
  return [...content.querySelectorAll('form')]
    .filter((form) => form.getAttribute('method')?.toLowerCase() === 'post')
    .flatMap((form) => {
      const controls = controlsOf(form)
      for (const control of controls) answer(control)
      return controls.filter(isSubmit).map((button) => {
        const request = submissionOf(form, button, address)
        return { label: labelOf(button), act: actOf(request), request }
      })
    })
}

/** Numbers and names are those of the world walked, not of the button. */
const labelOf = (button: Element): string =>
  squeeze(nameOf(button).replaceAll(PEOPLE_MARK, '…').replaceAll(/\d+/g, 'n')) || '(Entrée)'

/** The server action that a request calls, or the address that it goes to: the same act stands on many pages. */
function actOf({ url, body }: Submission): string {
  for (const [name, value] of body ?? []) {
    const id =
      /^\$ACTION_ID_(\w+)$/.exec(name)?.[1] ??
      (/^\$ACTION_\w+:0$/.test(name) && /"id":"(\w+)"/.exec(String(value))?.[1])
    if (id) return id
  }
  return new URL(url).pathname
}

const ANSWERS: Record<string, string> = {
  email: 'essai@exemple.fr',
  password: 'tulipe lampe gare nuage',
  date: '2026-10-05',
  number: '1',
}

function answer(control: Element): void {
  const field = control as HTMLInputElement
  const type = control.getAttribute('type') ?? 'text'
  if (control.localName === 'select') choose(control, lastValueOf(control))
  else if (control.localName === 'textarea') field.value ||= 'essai'
  else if (type === 'checkbox' || type === 'radio') field.checked = true
  else if (control.localName === 'input' && !['hidden', 'file', 'submit'].includes(type))
    field.value ||= ANSWERS[type] ?? 'essai'
}

const lastValueOf = (list: Element): string =>
  [...list.querySelectorAll('option')].findLast((option) => option.getAttribute('value'))?.getAttribute('value') ?? ''
