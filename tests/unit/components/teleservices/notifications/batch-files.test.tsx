import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { BatchFiles } from '@/components/teleservices/notifications/batch-files'
import type { CodeBatch } from '@/lib/teleservices/notifications/labels-batch'

const made = new Date('2026-12-01T09:00:00Z')

const shown = (values: Partial<CodeBatch>) =>
  renderToStaticMarkup(
    <BatchFiles
      batch={{
        ...{ id: '1', kind: 'CAR', state: 'DONE', by: 'Nadia Ferrand', createdAt: made, now: made },
        ...{
          cancellableUntil: made,
          finishedAt: made,
          cancelledAt: null,
          counts: [],
          files: [],
          letters: 24,
          unmade: 0,
        },
        ...values,
      }}
    />,
  ).replace(/&nbsp;|\u00a0/g, ' ')

test('[TS-89] letters without their file are being made; once they were told, it is the retention that erased it', () => {
  expect(shown({ unmade: 2 })).toContain('2 lettres en préparation')
  const erased = shown({})
  expect(erased).toContain('Le fichier de ces 24 lettres a été effacé le 01/03/2027')
  expect(erased).not.toContain('en préparation')
  expect(shown({ kind: 'CAE', letters: 1 })).toContain('Le fichier de cette fiche a été effacé')
  expect(shown({ letters: 0 })).toBe('')
})
