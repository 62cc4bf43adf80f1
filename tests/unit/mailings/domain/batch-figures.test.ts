import { expect, test } from 'vitest'
import { batchFigures, type Counted } from '@/lib/mailings/domain/batch-figures'

const counted = (channel: Counted['channel'], state: Counted['state'], count: number): Counted => ({
  channel,
  state,
  count,
  reason: null,
})

test('[XC-07] the figures of a report add up: notified, to take up again, waiting', () => {
  const figures = batchFigures([
    counted('EMAIL', 'ACCEPTED', 141),
    counted('EMAIL', 'FAILED', 1),
    counted('EMAIL', 'BOUNCED', 1),
    counted('EMAIL', 'UNCERTAIN', 1),
    counted('EMAIL', 'SENDING', 2),
    counted('LETTER', 'ACCEPTED', 62),
    counted('LETTER', 'PLANNED', 3),
    counted('LETTER', 'CANCELLED', 5),
    counted(null, 'UNREACHABLE', 9),
  ])
  expect(figures).toMatchObject({ total: 220, notified: 203, toTakeUp: 12, waiting: 5, cancelled: 5 })
  expect(figures.notified + figures.toTakeUp + figures.waiting).toBe(figures.total)
})
