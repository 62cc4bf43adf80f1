import { expect, test, vi } from 'vitest'
import { readUpload } from '@/lib/platform/multipart'

const LIMITS = { files: 2, fileSize: 1000, total: 100_000 }

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

test('a body is counted while it is read: past its whole size nothing more is taken, though each file is small', async () => {
  let sent = 0
  let gone = false
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent > 900_000) return controller.close()
      // Many files of 900 bytes, of no announced length.
      const file = new TextEncoder().encode(`${part('filename="a.csv"', 'x'.repeat(900))}\r\n`)
      sent += file.byteLength
      controller.enqueue(file)
    },
    cancel: () => {
      gone = true
    },
  })
  const sizes: number[] = []
  const limits = { files: 1000, fileSize: 1000, total: 20_000 }
  const asked = readUpload({ ...upload(''), body }, limits, async (stream) => {
    let size = 0
    for await (const chunk of stream) size += (chunk as Uint8Array).byteLength
    sizes.push(size)
  })
  await expect(asked).rejects.toMatchObject({ code: 'TOO_LARGE' })
  await vi.waitFor(() => expect(gone).toBe(true))
  expect(sizes.every((size) => size === 900)).toBe(true)
  expect(sizes.length).toBeLessThanOrEqual(20)
  expect(sent).toBeLessThan(200_000)
})

test('a file that is being read when the body grows too large ends with a fault: nobody waits for it', async () => {
  let pulled = 0
  const long = new TextEncoder().encode(part('filename="a.csv"', 'x'.repeat(900)))
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(long),
    pull(controller) {
      pulled++
      if (pulled > 1000) controller.close()
      else controller.enqueue(new Uint8Array(900))
    },
  })
  const endings: unknown[] = []
  const asked = readUpload({ ...upload(''), body }, { files: 1, fileSize: 1e9, total: 20_000 }, async (stream) => {
    try {
      for await (const _chunk of stream);
      endings.push('read to its end')
    } catch (error) {
      endings.push(error)
      throw error
    }
  })
  await expect(asked).rejects.toMatchObject({ code: 'TOO_LARGE' })
  await expect.poll(() => endings).toEqual([expect.any(Error)])
})
