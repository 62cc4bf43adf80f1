import { randomUUID } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { cron, eventType, Inngest, NonRetriableError, RetryAfterError, staticSchema } from 'inngest'
import { serve } from 'inngest/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/**
 * What our functions expect of whatever runs them, written against the SDK alone. By default the embedded engine is the
 * server; with CONFORMANCE_INNGEST_URL (and its INNGEST_EVENT_KEY, INNGEST_SIGNING_KEY) a real Inngest server is, of which
 * less is known in two places (docs/inngest.md).
 */
const signingKey = process.env.INNGEST_SIGNING_KEY ?? ''
const eventKey = process.env.INNGEST_EVENT_KEY ?? 'conformance'
const embedded = process.env.CONFORMANCE_INNGEST_URL
  ? null
  : await (await import('../../support/jobs-server')).startJobsServer({
      connectionString: process.env.DATABASE_URL ?? '',
      signingKey,
      eventKey,
    })
const baseUrl = process.env.CONFORMANCE_INNGEST_URL ?? embedded?.url ?? ''
const silent = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} }
const inngest = new Inngest({
  id: `conformance-${randomUUID()}`,
  ...{ baseUrl, eventKey, signingKey, isDev: false, aiMetadata: false, logger: silent },
})

/** What functions did, by the id of the test that started them. */
const notes = new Map<string, string[]>()
const note = (id: string, text: string) => notes.set(id, [...of(id), text])
const of = (id: string) => notes.get(id) ?? []
const count = (id: string, text: string) => of(id).filter((each) => each === text).length
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

async function until(condition: () => boolean | Promise<boolean>, seconds = 20) {
  const deadline = Date.now() + seconds * 1000
  while (!(await condition()) && Date.now() < deadline) await pause(50)
}

async function start(name: string, data: Record<string, unknown> = {}, extra: { id?: string; ts?: number } = {}) {
  const id = randomUUID()
  await inngest.send({ name, data: { id, ...data }, ...extra })
  return id
}

type Data = { id: string; key: string; number: number; text: string }
const on = <Name extends string>(event: Name) => eventType(event, { schema: staticSchema<Data>() })

const steps = inngest.createFunction({ id: 'steps', triggers: [on('c/steps')] }, async ({ event, step }) => {
  const { id } = event.data
  note(id, 'body')
  const first = await step.run('first', () => {
    note(id, 'first')
    return { value: 2 }
  })
  const second = await step.run('second', () => {
    note(id, 'second')
    return first.value * 21
  })
  note(id, `result ${second}`)
})

const once = inngest.createFunction(
  { id: 'once', idempotency: 'event.data.key', triggers: [on('c/once')] },
  async ({ event, step }) => {
    await step.run('work', () => note(event.data.key, 'work'))
  },
)

const adults = inngest.createFunction(
  { id: 'adults', triggers: [{ event: on('c/adult'), if: 'event.data.age >= 18' }] },
  async ({ event }) => note(event.data.id, 'adult'),
)

const sleeper = inngest.createFunction({ id: 'sleeper', triggers: [on('c/sleep')] }, async ({ event, step }) => {
  const { id } = event.data
  const from = await step.run('before', () => Date.now())
  await step.sleep('pause', '1s')
  const until = await step.run('between', () => {
    note(id, Date.now() - from >= 1000 ? 'slept' : 'too short')
    return Date.now() + 1000
  })
  await step.sleepUntil('alarm', new Date(until))
  await step.run('after', () => note(id, Date.now() >= until ? 'woken' : 'too early'))
})

const waiter = inngest.createFunction({ id: 'waiter', triggers: [on('c/wait')] }, async ({ event, step }) => {
  const { id } = event.data
  note(id, 'body')
  const byMatch = await step.waitForEvent('match', { event: 'c/answer', timeout: '1m', match: 'data.id' })
  await step.run('matched', () => note(id, `match ${byMatch?.data.text}`))
  const byExpression = await step.waitForEvent('expression', {
    event: 'c/second-answer',
    timeout: '1m',
    if: 'event.data.id == async.data.id && async.data.text != "no"',
  })
  await step.run('expressed', () => note(id, `if ${byExpression?.data.text}`))
  const late = await step.waitForEvent('late', { event: 'c/never', timeout: '1s', match: 'data.id' })
  await step.run('timed-out', () => note(id, `late ${late}`))
})

const doubler = inngest.createFunction({ id: 'doubler', triggers: [{ event: 'c/double' }] }, async ({ event }) => ({
  twice: event.data.number * 2,
}))
const refuser = inngest.createFunction({ id: 'refuser', retries: 0, triggers: [{ event: 'c/refuse' }] }, async () => {
  throw new NonRetriableError('never')
})
const invoker = inngest.createFunction({ id: 'invoker', triggers: [on('c/invoke')] }, async ({ event, step }) => {
  const { id } = event.data
  const { twice } = await step.invoke('double', { function: doubler, data: { number: 21 } })
  await step.run('doubled', () => note(id, `twice ${twice}`))
  const error = await step.invoke('refuse', { function: refuser, data: {} }).catch((reason: Error) => reason.message)
  await step.run('refused', () => note(id, `error ${error}`))
})

const parallel = inngest.createFunction({ id: 'parallel', triggers: [on('c/parallel')] }, async ({ event, step }) => {
  const { id } = event.data
  const work = (name: string, wait: number) =>
    step.run(name, async () => {
      note(id, `start ${name}`)
      await pause(wait)
      note(id, name)
      return name
    })
  const all = await Promise.all([
    work('a', 400),
    work('b', 200),
    step.sleep('nap', '1s').then(() => work('c', 0)),
    work('d', 0),
  ])
  await step.run('joined', () => note(id, all.join('')))
})

const racer = inngest.createFunction({ id: 'racer', triggers: [on('c/race')] }, async ({ event, step, group }) => {
  const { id } = event.data
  const winner = await group.parallel(() =>
    Promise.race([
      step.run('slow', async () => {
        await pause(3000)
        note(id, 'slow')
        return 'slow'
      }),
      step.run('fast', () => 'fast'),
    ]),
  )
  await step.run('won', () => note(id, `won ${winner}`))
})

const stubborn = inngest.createFunction(
  { id: 'stubborn', retries: 3, triggers: [on('c/retry')] },
  async ({ event, step, attempt }) => {
    const { id } = event.data
    await step.run('fragile', () => {
      note(id, `fragile ${attempt}`)
      if (count(id, `fragile ${attempt}`) === 1 && attempt < 2) throw new RetryAfterError('busy', '1s')
    })
    await step.run('next', () => note(id, `next ${attempt}`))
  },
)

const failing = inngest.createFunction(
  {
    id: 'failing',
    retries: 1,
    triggers: [on('c/fail')],
    onFailure: async ({ event, error, step }) => {
      const { id } = event.data.event.data
      await step.run('tell', () => note(id, `failure ${error.message}`))
    },
  },
  async ({ event, attempt }) => {
    note(event.data.id, `attempt ${attempt}`)
    throw new RetryAfterError('broken', '1s')
  },
)

const careful = inngest.createFunction(
  { id: 'careful', retries: 4, triggers: [on('c/catch')] },
  async ({ event, step }) => {
    const { id } = event.data
    const outcome = await step
      .run('refused', () => {
        note(id, 'refused')
        throw new NonRetriableError('no such thing')
      })
      .catch((error: Error) => error.message)
    await step.run('recovered', () => note(id, `caught ${outcome}`))
  },
)

const oneByOne = inngest.createFunction(
  { id: 'one-by-one', concurrency: [{ limit: 1, key: 'event.data.key' }], triggers: [on('c/limited')] },
  async ({ event, step }) => {
    const { key, number } = event.data
    await step.run('work', async () => {
      note(key, `in ${number}`)
      await pause(150)
      note(key, `out ${number}`)
    })
  },
)

const sender = inngest.createFunction({ id: 'sender', triggers: [on('c/send')] }, async ({ event, step }) => {
  const { ids } = await step.sendEvent('tell', [
    { name: 'c/told', data: { id: event.data.id, number: 1 } },
    { name: 'c/told', data: { id: event.data.id, number: 2 } },
  ])
  await step.run('sent', () => note(event.data.id, `sent ${ids.length}`))
})
const told = inngest.createFunction({ id: 'told', triggers: [on('c/told')] }, async ({ event, step }) => {
  await step.run('hear', () => note(event.data.id, `told ${event.data.number}`))
})

const scheduled = inngest.createFunction(
  { id: 'scheduled', triggers: [cron('TZ=Europe/Paris * * * * *')] },
  async ({ event, step }) => {
    await step.run('tick', () => note('cron', event.name))
  },
)

const functions = [
  ...[steps, once, adults, sleeper, waiter, doubler, refuser, invoker, parallel, racer],
  ...[stubborn, failing, careful, oneByOne, sender, told, scheduled],
]
const app = http.createServer(serve({ client: inngest, functions }))

beforeAll(async () => {
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(app.address() as AddressInfo).port}`
  const registered = await fetch(`${origin}/api/inngest`, { method: 'PUT' })
  expect(await registered.json()).toMatchObject({ modified: true })
})

afterAll(async () => {
  await embedded?.stop()
  await new Promise((resolve) => app.close(resolve).closeAllConnections())
})

describe.concurrent('functions of the SDK', () => {
  test('an event starts its function; each step runs once and its result is kept', async () => {
    const id = await start('c/steps')
    await until(() => of(id).includes('result 42'))
    expect([count(id, 'first'), count(id, 'second'), count(id, 'result 42')]).toEqual([1, 1, 1])
    // Another server may run several steps in one call.
    expect(count(id, 'body')).toBeGreaterThan(embedded ? 1 : 0)
  })

  test('an event sent twice under one id starts one run', async () => {
    const eventId = randomUUID()
    const id = await start('c/steps', {}, { id: eventId })
    const again = await start('c/steps', {}, { id: eventId })
    const after = await start('c/steps')
    const started = () => [id, again].filter((each) => of(each).length > 0)
    await until(() => [after, ...started()].every((each) => of(each).includes('result 42')) && started().length > 0)
    // Another server may start the run with either of the two.
    expect(started()).toEqual(embedded ? [id] : [expect.any(String)])
    expect(count(id, 'first') + count(again, 'first')).toBe(1)
  })

  test('an idempotency key starts one run for two events', async () => {
    const key = randomUUID()
    await start('c/once', { key })
    await until(() => count(key, 'work') > 0)
    await start('c/once', { key })
    const after = await start('c/steps')
    await until(() => of(after).includes('result 42'))
    expect(of(key)).toEqual(['work'])
  })

  test('a trigger expression filters events', async () => {
    const [child, adult] = [await start('c/adult', { age: 17 }), await start('c/adult', { age: 18 })]
    await until(() => of(adult).length > 0)
    expect([of(child), of(adult)]).toEqual([[], ['adult']])
  })

  test('an event dated in the future waits for its time', async () => {
    const ts = Date.now() + 1500
    const id = await start('c/steps', {}, { ts })
    await until(() => of(id).length > 0)
    expect(Date.now()).toBeGreaterThanOrEqual(ts)
    expect(of(id)).toContain('body')
  })

  test('sleep and sleepUntil resume on time, not before', async () => {
    const id = await start('c/sleep')
    await until(() => of(id).length === 2)
    expect(of(id)).toEqual(['slept', 'woken'])
  })

  test('waitForEvent takes the event that matches, by match and by expression, or null after its time', async () => {
    const id = await start('c/wait')
    const answer = (name: string, owner: string, text: string) => inngest.send({ name, data: { id: owner, text } })
    // An event counts from the moment it is waited for, which nobody can see: send until it is taken.
    await until(async () => {
      await answer('c/answer', 'somebody else', 'wrong')
      await answer('c/answer', id, 'yes')
      return of(id).includes('match yes')
    })
    await until(async () => {
      await answer('c/second-answer', id, 'no')
      await answer('c/second-answer', id, 'at last')
      return of(id).includes('if at last')
    })
    await until(() => of(id).some((text) => text.startsWith('late')))
    expect(of(id).filter((text) => text !== 'body')).toEqual(['match yes', 'if at last', 'late null'])
  })

  test('invoke gives the result of the other function, or its error', async () => {
    const id = await start('c/invoke')
    await until(() => of(id).length === 2)
    expect(of(id)).toEqual(['twice 42', 'error never'])
  })

  test('parallel steps run at the same time, each once, and join', async () => {
    const id = await start('c/parallel')
    await until(() => of(id).includes('abcd'))
    expect(['a', 'b', 'c', 'd', 'abcd'].map((text) => count(id, text))).toEqual([1, 1, 1, 1, 1])
    expect(of(id).indexOf('start a')).toBeLessThan(of(id).indexOf('b'))
    expect(of(id).indexOf('start b')).toBeLessThan(of(id).indexOf('a'))
  })

  test('a race goes on with its winner while the loser still works', async () => {
    const id = await start('c/race')
    await until(() => of(id).length === 2)
    expect(of(id)).toEqual(['won fast', 'slow'])
  })

  test('a step that fails is tried again, the attempts counted; the next step starts from zero', async () => {
    const id = await start('c/retry')
    await until(() => of(id).includes('next 0'))
    expect(of(id)).toEqual(['fragile 0', 'fragile 1', 'fragile 2', 'next 0'])
  })

  test('when every attempt has failed, onFailure is called once', async () => {
    const id = await start('c/fail')
    await until(() => of(id).includes('failure broken'))
    expect(of(id)).toEqual(['attempt 0', 'attempt 1', 'failure broken'])
  })

  test('a step that gives up at once can be caught, and the run goes on', async () => {
    const id = await start('c/catch')
    await until(() => of(id).includes('caught no such thing'))
    expect(of(id)).toEqual(['refused', 'caught no such thing'])
  })

  test('a concurrency key lets one run at a time in for each value', async () => {
    const [left, right] = [randomUUID(), randomUUID()]
    await inngest.send(
      [1, 2, 3].flatMap((number) => [left, right].map((key) => ({ name: 'c/limited', data: { key, number } }))),
    )
    await until(() => of(left).length === 6 && of(right).length === 6)
    for (const key of [left, right]) {
      const [ins, outs] = [of(key).filter((_, index) => index % 2 === 0), of(key).filter((_, index) => index % 2 === 1)]
      expect(ins.map((text) => text.replace('in', 'out'))).toEqual(outs)
      expect(new Set(outs)).toEqual(new Set(['out 1', 'out 2', 'out 3']))
    }
  })

  test('sendEvent starts other functions', async () => {
    const id = await start('c/send')
    await until(() => of(id).length === 3)
    expect(of(id).toSorted()).toEqual(['sent 2', 'told 1', 'told 2'])
  })

  test('a schedule with a time zone starts its function', { timeout: 90_000 }, async () => {
    // A server of somebody else has its own clock: its next minute comes in its own time.
    await embedded?.pool.query('update job_cron set next_at = clock_timestamp()')
    await until(() => of('cron').length > 0, embedded ? 20 : 75)
    expect(of('cron')[0]).toBe('inngest/scheduled.timer')
  })
})
