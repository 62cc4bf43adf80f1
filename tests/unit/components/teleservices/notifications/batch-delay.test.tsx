import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { BatchDelay } from '@/components/teleservices/notifications/batch-delay'
import { batchFigures } from '@/lib/mailings/domain/batch-figures'
import { idle } from '@/lib/platform/form-state'

type Counts = Parameters<typeof batchFigures>[0]

const shown = (counts: Counts) =>
  renderToStaticMarkup(
    <BatchDelay
      batchId="1"
      kind="CAR"
      figures={batchFigures(counts)}
      minutes={10}
      cancel={async () => idle}
      start={async () => idle}
    />,
  )
const planned = (channel: 'EMAIL' | 'LETTER') =>
  ({ channel, state: 'PLANNED', reason: null, count: 2, messages: 1 }) as const
const downloaded = { channel: 'LETTER', state: 'ACCEPTED', reason: null, count: 5, messages: 5 } as const

test('a run with e-mails says that they wait; a run on paper speaks of no sending', () => {
  expect(shown([planned('EMAIL'), planned('LETTER')])).toContain('Rien n’est parti.')
  expect(shown([planned('EMAIL'), downloaded])).toMatch(/annuler le reste.*Les courriels ne sont pas partis/)
  const paper = shown([planned('LETTER')])
  expect(paper).toMatch(/tout annuler.*1.lettre attend.*Aucune date n’est enregistrée.*resteront à imprimer/)
  expect(paper).not.toMatch(/courriel|[Ee]nvo/)
  expect(shown([planned('LETTER'), downloaded])).not.toMatch(/courriel|tout annuler|Aucune date/)
})
