import type { Page } from '@playwright/test'

/** One press of one button of a form, as a browser without JavaScript sends it. */
export type Press = { action: string; fields: [name: string, value: string][] }

/** Every press that the forms of a page allow: boxes all ticked, last option, something in each empty field. */
export async function pressesOf(page: Page, html: string): Promise<Press[]> {
  return page.evaluate((text) => {
    const content = new DOMParser().parseFromString(text, 'text/html')
    const filled = (control: Element): [string, string][] => {
      const name = control.getAttribute('name') ?? ''
      if (control instanceof HTMLSelectElement)
        return [[name, [...control.options].findLast((option) => option.value)?.value ?? '']]
      const type = control.getAttribute('type')
      if (type === 'checkbox' || type === 'radio' || type === 'hidden')
        return [[name, control.getAttribute('value') ?? 'on']]
      return [[name, control.getAttribute('value') || 'essai']]
    }
    return [...content.querySelectorAll('form')]
      .filter((form) => form.getAttribute('method')?.toLowerCase() === 'post')
      .flatMap((form) => {
        const controls = [...form.elements].filter(
          (element) => element.getAttribute('name') && !(element instanceof HTMLButtonElement),
        )
        const fields = controls.flatMap(filled)
        const action = form.getAttribute('action') ?? ''
        const buttons = [...form.elements].filter((element) => element instanceof HTMLButtonElement)
        const pressed = buttons
          .filter((button) => button.name)
          .map((button): [string, string] => [button.name, button.value])
        return pressed.length > 0
          ? pressed.map((button) => ({ action, fields: [...fields, button] }))
          : [{ action, fields }]
      })
  }, html)
}
