/** Ends with code 1 and its French sentences when the application would refuse this environment; says nothing otherwise. */
try {
  await import('@/lib/platform/env')
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

export {}
