import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { GiveBackNotice } from '@/components/schools/give-back-notice'

test('the portal says how many accesses wait to be given back, and leads there; nothing when none does', () => {
  const shown = renderToStaticMarkup(<GiveBackNotice holders={5} />)
  expect(shown).toMatch(/5\saccès à rétablir/)
  expect(shown).toContain('href="/etablissement/imports"')
  expect(renderToStaticMarkup(<GiveBackNotice holders={1} />)).toContain('Cette personne est')
  expect(renderToStaticMarkup(<GiveBackNotice holders={0} />)).toBe('')
})
