import { z } from 'zod'

/** Text without NUL, which no text column of PostgreSQL holds. */
export const withoutNul = (text: string): string => text.replaceAll('\0', '')

/** One value of a query parameter that may come several times, or not at all. */
export const one = z.preprocess((value) => (Array.isArray(value) ? value[0] : value), z.string().transform(withoutNul))

/** Every value of a query parameter that may come once, several times, or not at all. */
export const many = z.preprocess(
  (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.string().transform(withoutNul)),
)

export const page = one
  .pipe(
    z
      .string()
      .regex(/^[1-9]\d{0,3}$/)
      .transform(Number),
  )
  .catch(1)

/** A list with nothing but pages. */
export const PageSearch = z.object({ page })

/** A form that is only a button. */
export const NoInput = z.object({})
