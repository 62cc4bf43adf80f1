import { z } from 'zod'
import { LONGEST_NAME } from './names/domain/name-search'
import { humanText } from './text'

/** One value of a query parameter that may come several times, or not at all. */
export const one = z.preprocess((value) => (Array.isArray(value) ? value[0] : value), z.string().transform(humanText))

/** Every value of a query parameter that may come once, several times, or not at all. */
export const many = z.preprocess(
  (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.string().transform(humanText)),
)

/** The parameters of a query string, as a page receives them; whatever their names (`__proto__`), plain values of its own. */
export function askedOf(query: string): Record<string, string[]> {
  const asked = new URLSearchParams(query)
  return Object.fromEntries([...new Set(asked.keys())].map((name) => [name, asked.getAll(name)]))
}

/** The name of a person that a search looks for (names/domain); '' when there is none. What is too long to be one stays too long. */
export const searchedName = one.transform((text) => text.trim().slice(0, LONGEST_NAME + 1)).catch('')

/** The page of a list that an address asks for; a hand-edited one never breaks. `clampPage` brings it back to the last. */
export const pageNumber = one
  .pipe(
    z
      .string()
      .regex(/^[1-9]\d{0,4}$/)
      .transform(Number),
  )
  .catch(1)

/** A list with nothing but pages. */
export const PageSearch = z.object({ page: pageNumber })

/** A form that is only a button. */
export const NoInput = z.object({})
