import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const files = ['app', 'components']
  .flatMap((root) => readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) => `${root}/${file}`))
  .filter((file) => file.endsWith('.tsx') && !/^components\/(emails|pdf)\//.test(file))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }))
const offenders = (pattern: RegExp) => files.filter(({ text }) => pattern.test(text)).map(({ file }) => file)

test('the rules below read our screens', () => expect(files.length).toBeGreaterThan(30))

test('no style attribute: the Content-Security-Policy refuses it', () => {
  expect(offenders(/\sstyle=[{"]/)).toEqual([])
})

test('no colour is written in a component: tokens only', () => {
  expect(offenders(/(#[0-9a-f]{6}|rgba?\(|hsla?\(|oklch\()/i).filter((file) => file !== 'app/layout.tsx')).toEqual([])
})

test('no confirmation that needs script, no Suspense above a form', () => {
  expect(offenders(/window\.confirm|\bconfirm\(/)).toEqual([])
  expect(files.filter(({ file }) => file.endsWith('/loading.tsx'))).toEqual([])
})

test('an escape in a JSX attribute string is printed as it is', () => {
  expect(offenders(/=" *[^"{}\n]*\\u00a0[^"\n]*"/)).toEqual([])
})
