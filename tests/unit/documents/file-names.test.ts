import { expect, test } from 'vitest'
import { attachment } from '@/lib/documents/domain/file-names'

test('a download carries an ASCII name and the real one', () => {
  expect(attachment('Lettres Écluses 1re "générale".pdf')).toBe(
    `attachment; filename="Lettres Ecluses 1re _generale_.pdf"; filename*=UTF-8''Lettres%20%C3%89cluses%201re%20%22g%C3%A9n%C3%A9rale%22.pdf`,
  )
})

test('a name can neither split the header nor leave its folder', () => {
  const header = attachment("../a\r\nSet-Cookie: x=1; d'été (1)*.pdf")
  expect(header).not.toMatch(/[\r\n/]/)
  expect(header).toContain("filename*=UTF-8''.._a__Set-Cookie%3A%20x%3D1%3B%20d%27%C3%A9t%C3%A9%20%281%29%2A.pdf")
})
