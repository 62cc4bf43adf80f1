import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { PlainPage } from './plain/page'

/** A page that no address alone gives: in the middle of a journey, or with what is wrong in an answer. */
export type State = { name: string; path: string; html: string }

const FOLDER = path.resolve('.data/test/states')

export const forgetStates = (): void => rmSync(FOLDER, { recursive: true, force: true })

/** Keeps the page as it came; a page that is the same but for its keys is kept once. */
export function keepState(journey: string, page: PlainPage): void {
  const { pathname, search } = new URL(page.url())
  const state: State = { name: `${journey} (${pathname})`, path: pathname + search, html: page.html() }
  const key = createHash('sha256').update(`${state.name} ${page.document.body.textContent}`).digest('hex').slice(0, 24)
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(path.join(FOLDER, `${key}.json`), JSON.stringify(state))
}

export const keptStates = (): State[] =>
  readdirSync(FOLDER).map((file) => JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as State)
