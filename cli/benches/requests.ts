type Page = { url: string; cookie: string }

/** Milliseconds of each request, one client, the whole answer read; what comes before, to warm up, is not kept. */
export async function timePages(page: Page, { count, warmUp }: { count: number; warmUp: number }): Promise<number[]> {
  const times: number[] = []
  for (let index = 0; index < warmUp + count; index += 1) {
    const start = performance.now()
    await ask(page)
    if (index >= warmUp) times.push(performance.now() - start)
  }
  return times
}

/** Requests a second of so many clients at once, each asking again as soon as it is answered. */
export async function pagesPerSecond(page: Page, { count, clients }: { count: number; clients: number }) {
  const start = performance.now()
  let asked = 0
  const client = async () => {
    while (asked < count) {
      asked += 1
      await ask(page)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return count / ((performance.now() - start) / 1000)
}

async function ask({ url, cookie }: Page): Promise<void> {
  const response = await fetch(url, { headers: { cookie }, redirect: 'manual' })
  await response.arrayBuffer()
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}.`)
}

export function percentile(values: readonly number[], rank: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil((rank / 100) * sorted.length) - 1)] ?? 0
}
