import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { BulkForm } from '@/components/forms/bulk-form'
import { BulkTable } from '@/components/forms/bulk-table'
import { useBulk } from '@/components/forms/use-bulk'
import { type InitialState, idle } from '@/lib/platform/form-state'
import { pressOf } from '@/lib/selections/schemas'

type Row = { id: string; open: boolean; ticked: boolean }

const ROWS: Row[] = [
  { id: 'a', open: true, ticked: true },
  { id: 'b', open: true, ticked: false },
  { id: 'c', open: false, ticked: true },
]

function List({ initial }: { initial: InitialState }) {
  const action = async () => idle
  const bulk = useBulk({
    action,
    initial,
    rows: ROWS,
    isEditable: ({ open }) => open,
    isTicked: ({ ticked }) => ticked,
  })
  return (
    <BulkForm bulk={bulk} from="page=2">
      <BulkTable
        bulk={bulk}
        label="Candidats"
        toolbar={{ words: ['candidat', 'candidats'], results: 1200 }}
        headings={<th scope="col">Choisir</th>}
        tickLabel={({ id }) => `Choisir ${id}`}
        isDirty={(row, ticked) => ticked !== row.ticked}
        cells={({ id }, ticked) => <td>{`${id} ${ticked ? 'oui' : 'non'}`}</td>}
      />
    </BulkForm>
  )
}

const values = (html: string, name: string) =>
  [...html.matchAll(/<input[^>]*>/g)].flatMap(([tag]) =>
    tag.includes(`name="${name}"`) ? `${/value="(\w+)"/.exec(tag)?.[1]}${tag.includes('checked') ? ' ✓' : ''}` : [],
  )

describe('the table of a bulk list', () => {
  test('[XC-12] sends what it shows and what is ticked; a row that cannot change has a lock and no box', () => {
    const html = renderToStaticMarkup(<List initial={idle} />)
    expect(values(html, 'shownIds')).toEqual(['a', 'b'])
    expect(values(html, 'tickedIds')).toEqual(['a ✓', 'b'])
    expect(html.match(/Ligne en lecture seule/g)).toHaveLength(1)
    expect(html).toContain('c oui')
    expect(html).toContain('2\u00a0candidats</strong>, 1 en lecture seule')
    expect([...html.matchAll(/value="(page|all|none)"/g)].map(([, intent]) => intent)).toEqual(['page', 'all', 'none'])
    expect(html).toContain('Cocher tous les résultats (1\u00a0200)')
    expect(html).not.toContain('data-dirty')
  })

  test('after a refusal the ticks are those of the screen, and the refusal is said', () => {
    const refused = { shownIds: ['a', 'b'], tickedIds: ['b'] }
    const html = renderToStaticMarkup(
      <List initial={{ status: 'refused', code: 'GONE', message: 'Reconnectez-vous.', values: refused }} />,
    )
    expect(values(html, 'tickedIds')).toEqual(['a', 'b ✓'])
    expect(html).toMatch(/role="alert".*Reconnectez-vous/)
    expect(html.match(/data-dirty/g)).toHaveLength(2)
  })

  test('after a refusal of a page where everything was unticked, nothing is ticked again', () => {
    const refused = { shownIds: ['a', 'b'] }
    const html = renderToStaticMarkup(
      <List initial={{ status: 'refused', code: 'EXPIRED', message: 'Reconnectez-vous.', values: refused }} />,
    )
    expect(values(html, 'tickedIds')).toEqual(['a', 'b'])
  })
})

test.each([
  ['page', { button: 'page', detail: '', tickedIds: ['a', 'b'] }],
  ['go:3', { button: 'go', detail: '3', tickedIds: ['b'] }],
  ['all', { button: 'all', detail: '', tickedIds: ['b'] }],
  ['', { button: '', detail: '', tickedIds: ['b'] }],
])('« %s » keeps the ticks, then does its work', (intent, expected) =>
  expect(pressOf({ intent, shownIds: ['a', 'b'], tickedIds: ['b'] })).toEqual({ shownIds: ['a', 'b'], ...expected }),
)

test.each([
  ['go:3', '0101', { shownIds: ['a', 'b'], tickedIds: ['a'] }],
  ['go:3', '1001', { shownIds: [], tickedIds: [] }],
  ['page', '1001', { shownIds: ['a', 'b', 'c', 'd'], tickedIds: ['a', 'b', 'c', 'd'] }],
  ['go:3', '10', { shownIds: ['a', 'b', 'c', 'd'], tickedIds: ['a', 'd'] }],
])('« %s » on a page made with %s ticked says only what somebody changed on it', (intent, was, expected) =>
  expect(pressOf({ intent, shownIds: ['a', 'b', 'c', 'd'], tickedIds: ['a', 'd'], was })).toMatchObject(expected),
)
