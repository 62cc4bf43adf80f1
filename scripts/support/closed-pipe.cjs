/** `npm run … | head`: whoever read us left, the work goes on to its end without a word. */
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error
  })
