import { expect, test } from 'vitest'
import { shareIntoFiles } from '@/lib/mailings/domain/share-files'

const letter = (number: number, division: string | null, sheets = 1) => ({ number, division, sheets })

test('a file holds its sheets and one page before each division; a new file begins with such a page', () => {
  const letters = [letter(1, 'A'), letter(2, 'A'), letter(3, 'B'), letter(4, 'B'), letter(5, null)]
  expect(shareIntoFiles(letters, 5)).toEqual([
    { numbers: [1, 2, 3], pages: 5 },
    { numbers: [4, 5], pages: 4 },
  ])
  expect(shareIntoFiles(letters, 8)).toEqual([{ numbers: [1, 2, 3, 4, 5], pages: 8 }])
})

test('the sheets of one envelope stay in one file', () => {
  expect(shareIntoFiles([letter(1, 'A', 2), letter(2, 'A', 2), letter(3, 'A', 2)], 5)).toEqual([
    { numbers: [1, 2], pages: 5 },
    { numbers: [3], pages: 3 },
  ])
  expect(shareIntoFiles([], 5)).toEqual([])
})
