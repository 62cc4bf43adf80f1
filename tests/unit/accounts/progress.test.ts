import { expect, test } from 'vitest'
import { type Progress, provedFor } from '@/lib/accounts/progress-seal'

const proved = (accountId?: string): Progress => ({
  ...{ step: 'account', codeId: 'code', shown: null, notMine: [] },
  ...(accountId && { accountId }),
})

test('[TS-16] a code that one account proved is nobody else’s on a shared computer; one proved signed out is for who goes on', () => {
  expect(provedFor(proved('nora'), 'nora')).not.toBeNull()
  expect(provedFor(proved('nora'), 'omar')).toBeNull()
  expect(provedFor(proved('nora'), null)).toBeNull()
  expect(provedFor(proved(), null)).not.toBeNull()
  expect(provedFor(proved(), 'nora')).not.toBeNull()
  expect(provedFor({ step: 'date', code: 'x' }, null)).toBeNull()
  expect(provedFor(null, null)).toBeNull()
})
