import { z } from 'zod'
import type { FormValues } from '@/lib/platform/form-state'
import { humanText } from '@/lib/platform/text'

/**
 * Reads only the declared fields: `$ACTION_*` and unknown keys never reach the schema. null when it is no form: a caller
 * by hand gives an action the arguments that it likes. What is `secret` stays as it was typed: every sign of a password
 * counts.
 */
export function readForm(
  schema: z.ZodObject<z.ZodRawShape>,
  form: unknown,
  secret: readonly string[] = [],
): FormValues | null {
  if (!(form instanceof FormData)) return null
  return Object.fromEntries(
    Object.entries(schema.shape).map(([name, field]) => {
      const read = secret.includes(name) ? withoutNul : humanText
      const asText = (value: FormDataEntryValue | null): string => (typeof value === 'string' ? read(value) : '')
      return [name, acceptsArray(field) ? form.getAll(name).map(asText) : asText(form.get(name))]
    }),
  )
}

/** What may go back to the browser, or be kept. */
export const withoutSecrets = (values: FormValues, secret: readonly string[] = []): FormValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !secret.includes(name)))

/** No text column of PostgreSQL holds it. */
const withoutNul = (text: string): string => text.replaceAll('\0', '')

function acceptsArray(field: unknown): boolean {
  if (field instanceof z.ZodArray) return true
  if (field instanceof z.ZodPipe) return acceptsArray(field.in)
  return field instanceof z.ZodOptional || field instanceof z.ZodDefault || field instanceof z.ZodCatch
    ? acceptsArray(field.unwrap())
    : false
}
