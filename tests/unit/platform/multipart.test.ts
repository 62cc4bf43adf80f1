import { expect, test } from 'vitest'
import { readUpload } from '@/lib/platform/multipart'

const LIMITS = { files: 2, fileSize: 1000 }

function upload(text: string, type = 'multipart/form-data; boundary=x') {
  const request = new Request('http://passerelle.test', {
    method: 'POST',
    headers: { 'content-type': type },
    body: text,
  })
  return { headers: request.headers, body: request.body }
}

const part = (disposition: string, content = 'a;b') =>
  `--x\r\nContent-Disposition: form-data; name="file"; ${disposition}\r\nContent-Type: text/csv\r\n\r\n${content}`

async function namesOf(text: string): Promise<string[]> {
  const names: string[] = []
  await readUpload(upload(text), LIMITS, async (stream, { name }) => {
    // As a command that writes a row first: the file may already be cut when it is read.
    await new Promise((resolve) => setImmediate(resolve))
    names.push(name)
    for await (const _chunk of stream);
  })
  return names
}

test.each([
  ['filename="notes.csv"', 'notes.csv'],
  ['filename="C:\\\\Notes\\\\a.csv"', 'a.csv'],
  ["filename*=UTF-8''a%00b%E2%80%AE.csv", 'ab.csv'],
])('%s is called %s: what one cannot see is in no name', async (disposition, name) => {
  expect(await namesOf(`${part(disposition)}\r\n--x--\r\n`)).toEqual([name])
})

test('a file cut on the way is a fault of the upload, and of nothing else', async () => {
  await expect(namesOf(part('filename="a.csv"'))).rejects.toMatchObject({ code: 'BROKEN' })
  await expect(namesOf(part('filename="a.csv"', 'x'.repeat(900)))).rejects.toMatchObject({ code: 'BROKEN' })
})

test.each(['multipart/form-data', 'multipart/form-data; boundary=', 'multipart/form-data;;;', 'multipart/form-data-x'])(
  'what comes as « %s » is not a form: a fault of the upload, and of nothing else',
  async (type) => {
    const asked = readUpload(upload(part('filename="a.csv"'), type), LIMITS, async () => {})
    await expect(asked).rejects.toMatchObject({ code: 'EMPTY' })
  },
)
