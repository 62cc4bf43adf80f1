import type { Route } from 'next'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { RecordAnomalies } from '@/components/teleservices/records/record-anomalies'
import type { RecordAnomaly } from '@/lib/teleservices/records/files/content'

const shown = (total: number, rows: RecordAnomaly[]) =>
  renderToStaticMarkup(
    <RecordAnomalies anomalies={{ rows, total, page: 1, pageCount: 1 }} path={'/chargements' as Route} page={1} />,
  )

test('lines left out are listed, then only counted once their detail is forgotten', () => {
  const listed = shown(1, [{ line: 5, who: 'PERSONNE Ici', message: 'Corrigez le nom.' }])
  expect(listed).toContain('PERSONNE Ici')
  expect(listed).toContain('gardé 30 jours')
  const forgotten = shown(3, [])
  expect(forgotten).toMatch(/3.lignes à corriger/)
  expect(forgotten).toContain('Envoyez de nouveau le fichier')
  expect(forgotten).not.toContain('<table')
  expect(shown(0, [])).toBe('')
})
