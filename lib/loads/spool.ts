import 'server-only'
import { randomUUID } from 'node:crypto'
import { type FileHandle, open, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readChunks } from '@/lib/documents/store'
import { db } from '@/lib/platform/db'

export type SpooledFile = { name: string; handle: FileHandle; size: number }

/**
 * The stored files of a load, copied where a ZIP can be read from its end, for as long as `run` lasts. They have no name
 * on the disk: whatever kills the process, the bytes go with it.
 */
export async function withSpooledFiles<Result>(
  loadId: string,
  run: (files: readonly SpooledFile[]) => Promise<Result>,
): Promise<Result> {
  const stored = await db.loadedFile.findMany({
    where: { loadId },
    orderBy: { id: 'asc' },
    select: { name: true, documentId: true },
  })
  const files: SpooledFile[] = []
  try {
    for (const { name, documentId } of stored) {
      if (!documentId) throw new Error(`A file of the load ${loadId} is gone.`)
      files.push(await spool(name, documentId))
    }
    return await run(files)
  } finally {
    for (const { handle } of files) await handle.close()
  }
}

async function spool(name: string, documentId: string): Promise<SpooledFile> {
  const file = path.join(tmpdir(), `passerelle-${randomUUID()}`)
  const handle = await open(file, 'wx+', 0o600)
  await unlink(file)
  let size = 0
  for await (const chunk of readChunks(documentId)) {
    await handle.write(chunk, 0, chunk.byteLength, size)
    size += chunk.byteLength
  }
  return { name, handle, size }
}
