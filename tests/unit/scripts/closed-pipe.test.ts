import { spawn } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'

const PROGRAM = `
  let lines = 0
  const more = setInterval(() => {
    process.stdout.write('x'.repeat(1000) + '\\n')
    if (++lines < 200) return
    clearInterval(more)
    process.exitCode = 3
  }, 1)`

/** Runs a talkative program, leaves after its first words; its exit code, and what it said of it. */
function leaveEarly(args: string[]): Promise<{ code: number | null; stderr: string }> {
  const child = spawn(process.execPath, [...args, '-e', PROGRAM])
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  child.stdout.once('data', () => child.stdout.destroy())
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stderr })))
}

test('a command whose reader leaves, as head does, ends as it would have', async () => {
  expect((await leaveEarly([])).stderr).toContain('EPIPE')
  const guarded = ['--require', path.resolve('scripts/support/closed-pipe.cjs')]
  expect(await leaveEarly(guarded)).toEqual({ code: 3, stderr: '' })
})
