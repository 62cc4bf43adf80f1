import { describe, expect, test } from 'vitest'
import { pageHref, pageNumbers } from '@/components/ui/pagination'

describe('pagination', () => {
  test('a page keeps the filters of the address, and page 1 has no parameter', () => {
    const query = { division: '1G3', legal: ['1', '2'], page: '4', vide: undefined }
    expect(pageHref('/liste', query, 3)).toBe('/liste?division=1G3&legal=1&legal=2&page=3')
    expect(pageHref('/liste', query, 1)).toBe('/liste?division=1G3&legal=1&legal=2')
    expect(pageHref('/liste', { page: '2' }, 1)).toBe('/liste')
  })

  test.each([
    [1, 6, [1, 2, 3, 6]],
    [2, 6, [1, 2, 3, 6]],
    [4, 9, [1, 3, 4, 5, 9]],
    [6, 6, [1, 5, 6]],
    [1, 1, [1]],
    [2, 2, [1, 2]],
  ])('page %i of %i offers %j', (page, count, numbers) => expect(pageNumbers(page, count)).toEqual(numbers))
})
