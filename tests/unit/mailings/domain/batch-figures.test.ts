import { expect, test } from 'vitest'
import { batchFigures, type Counted } from '@/lib/mailings/domain/batch-figures'

const counted = (
  channel: Counted['channel'],
  state: Counted['state'],
  count: number,
  more: Partial<Counted> = {},
): Counted => ({ channel, state, count, reason: null, messages: count, ...more })

test('[XC-07] the figures of a report add up: notified, to take up again, dropped from it, waiting', () => {
  const figures = batchFigures([
    counted('EMAIL', 'ACCEPTED', 141),
    counted('EMAIL', 'FAILED', 1),
    counted('EMAIL', 'BOUNCED', 1),
    counted('EMAIL', 'UNCERTAIN', 1),
    counted('EMAIL', 'SENDING', 2),
    counted('LETTER', 'ACCEPTED', 62, { messages: 50 }),
    counted('LETTER', 'PLANNED', 3, { messages: 2 }),
    counted('LETTER', 'CANCELLED', 4, { reason: 'CODE_INVALID' }),
    counted('LETTER', 'CANCELLED', 5),
    counted(null, 'UNREACHABLE', 9),
  ])
  expect(figures).toMatchObject({ total: 224, notified: 203, toTakeUp: 12, dropped: 4, waiting: 5, cancelled: 5 })
  expect(figures.letters).toMatchObject({ waiting: 3, messages: 2, downloaded: 50 })
  expect(figures.notified + figures.toTakeUp + figures.dropped + figures.waiting).toBe(figures.total)
})
