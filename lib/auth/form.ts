import { z } from 'zod'
import type { FormValues } from '@/lib/platform/form-state'
import { withoutNul } from '@/lib/platform/query-values'

/**
 * Reads only the declared fields: `$ACTION_*` and unknown keys never reach the schema. null when it is no form: a caller
 * by hand gives an action the arguments that it likes.
 */
export function readForm(schema: z.ZodObject<z.ZodRawShape>, form: unknown): FormValues | null {
  if (!(form instanceof FormData)) return null
  return Object.fromEntries(
    Object.entries(schema.shape).map(([name, field]) => [
      name,
      acceptsArray(field) ? form.getAll(name).map(asText) : asText(form.get(name)),
    ]),
  )
}

/** What may go back to the browser, or be kept. */
export const withoutSecrets = (values: FormValues, secret: readonly string[] = []): FormValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !secret.includes(name)))

const asText = (value: FormDataEntryValue | null): string => (typeof value === 'string' ? withoutNul(value) : '')

function acceptsArray(field: unknown): boolean {
  if (field instanceof z.ZodArray) return true
  if (field instanceof z.ZodPipe) return acceptsArray(field.in)
  return field instanceof z.ZodOptional || field instanceof z.ZodDefault || field instanceof z.ZodCatch
    ? acceptsArray(field.unwrap())
    : false
}
