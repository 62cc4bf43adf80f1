import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { draftOf, errorOf, typedValue, wasChecked } from '@/components/forms/answers'
import { DateFields } from '@/components/forms/date-fields'
import { ErrorSummary, summaryTitle } from '@/components/forms/error-summary'
import { documentTitle } from '@/components/forms/page-title'
import { PasswordField } from '@/components/forms/password-field'
import { TextField } from '@/components/forms/text-field'
import { type FormState, idle } from '@/lib/platform/form-state'

const refused: FormState = {
  status: 'invalid',
  fieldErrors: { code: ['Il manque un caractère à votre code.', 'autre'], password: ['Trop court.'] },
  formErrors: [],
  values: { code: '7K4M', divisions: ['1G3', '2GT1'] },
}

describe('what a refused form brings back', () => {
  test('the first error of a field and what was typed', () => {
    expect(errorOf(refused, 'code')).toBe('Il manque un caractère à votre code.')
    expect(errorOf(idle, 'code')).toBeUndefined()
    expect(typedValue(refused, 'code', 'avant')).toBe('7K4M')
    expect(typedValue(idle, 'code', 'avant')).toBe('avant')
  })

  test('ticks are those of the submission, not the first ones', () => {
    expect(wasChecked(refused, 'divisions', '2GT1')).toBe(true)
    expect(wasChecked(refused, 'absent', 'x', true)).toBe(false)
    expect(wasChecked(idle, 'absent', 'x', true)).toBe(true)
  })
})

describe('markup of a field', () => {
  test('[XC-09] label, hint, error, control in this order, tied by aria-describedby', () => {
    const html = renderToStaticMarkup(<TextField name="code" label="Code" hint="13 signes" state={refused} />)
    const order = ['<label', 'id="code-aide"', 'id="code-erreur"', '<input'].map((part) => html.indexOf(part))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(Math.min(...order)).toBeGreaterThanOrEqual(0)
    expect(html).toContain('aria-describedby="code-aide code-erreur"')
    expect(html).toContain('aria-invalid="true"')
    expect(html).toContain('value="7K4M"')
  })

  test('an optional field says so, a required one is required', () => {
    const optional = renderToStaticMarkup(<TextField name="mel" label="Courriel" optional />)
    expect(optional).toContain('Courriel (facultatif)')
    expect(optional).not.toContain('required')
    expect(renderToStaticMarkup(<TextField name="mel" label="Courriel" />)).toContain('required')
  })

  test('a password is never sent back, and « Afficher » needs script', () => {
    const state: FormState = { ...refused, values: { password: 'lina2012' } }
    const html = renderToStaticMarkup(<PasswordField state={state} />)
    expect(html).not.toContain('lina2012')
    expect(html).not.toContain('<button')
  })

  test('a date of birth is three text fields, never a calendar', () => {
    const html = renderToStaticMarkup(<DateFields legend="Quelle date ?" hint="27 3 2010" />)
    expect([...html.matchAll(/<input[^>]*type="text"/g)]).toHaveLength(3)
    expect(html).toContain('inputMode="numeric"')
    expect(html).toContain('aria-describedby="date-aide"')
  })
})

describe('error summary', () => {
  test('[XC-09] one link a field, with the very words shown beside it', () => {
    const html = renderToStaticMarkup(<ErrorSummary state={refused} targets={{ password: 'mdp' }} />)
    expect(html).toContain('<a href="#code">Il manque un caractère à votre code.</a>')
    expect(html).toContain('<a href="#mdp">Trop court.</a>')
    expect(html).toContain('role="alert"')
    expect(html).not.toContain('autre')
  })

  test('nothing before a submission', () => expect(renderToStaticMarkup(<ErrorSummary state={idle} />)).toBe(''))

  test.each([
    [1, 'Une réponse est à corriger'],
    [2, '2\u00a0réponses sont à corriger'],
  ])('%i fault', (count, title) => expect(summaryTitle(count)).toBe(title))
})

test('the title of a refused page begins with « Erreur : »', () => {
  expect(documentTitle('Saisissez votre code', refused)).toBe('Erreur : Saisissez votre code – Passerelle')
  expect(documentTitle('Saisissez votre code', idle)).toBe('Saisissez votre code – Passerelle')
  expect(documentTitle('Ajouter une date', undefined, 'Le 31 février n’existe pas.')).toBe(
    'Erreur : Ajouter une date – Passerelle',
  )
})

test('a draft comes back in the form that it was typed in, and in no other', () => {
  const draft = { status: 'refused', code: 'EXPIRED', message: '', values: { id: 'a', title: 'DS' } } as const
  expect(draftOf(draft, { id: 'a' })).toBe(draft)
  expect(draftOf(draft, { id: 'b' })).toEqual({ status: 'idle' })
})
