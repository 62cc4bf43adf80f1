import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { contrast, linearFromOklch, tokensOf } from '../../support/colours'

const css = readFileSync('app/globals.css', 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
const light = tokensOf(css, ':root {')
const themes = {
  light,
  'dark (system)': { ...light, ...tokensOf(css, ':root:not([data-theme="light"]) {') },
  'dark (chosen)': { ...light, ...tokensOf(css, ':root[data-theme="dark"] {') },
}

const GROUNDS = ['bg', 'surface', 'sunken', 'primary-soft', 'lamp-soft', 'ok-soft', 'warn-soft', 'danger-soft']
/** Every pair that a screen may use, with the least contrast that WCAG 2.2 AA allows. */
const PAIRS: [text: string, grounds: string[], least: number][] = [
  ['ink', GROUNDS, 4.5],
  ['ink-2', GROUNDS, 4.5],
  ['ink-3', GROUNDS, 4.5],
  ['primary', GROUNDS, 4.5],
  ['primary-strong', GROUNDS, 4.5],
  ['ok', ['ok-soft', 'surface'], 4.5],
  ['warn', ['warn-soft', 'surface'], 4.5],
  ['danger', ['danger-soft', 'surface', 'bg'], 4.5],
  ['on-primary', ['primary', 'primary-strong'], 4.5],
  ['on-danger', ['danger'], 4.5],
  ['edge', ['surface', 'bg', 'sunken'], 3],
]

describe.each(Object.entries(themes))('colours, %s', (_name, tokens) => {
  const colour = (name: string) => {
    const value = tokens[name]
    if (!value) throw new Error(`--${name} is missing`)
    return linearFromOklch(value)
  }

  test.each(PAIRS)('[XC-09] %s can be read on %j', (text, grounds, least) => {
    for (const ground of grounds) {
      const ratio = contrast(colour(text), colour(ground))
      expect(ratio, `${text} on ${ground}: ${ratio.toFixed(2)}`).toBeGreaterThanOrEqual(least)
    }
  })

  test('every colour exists in sRGB', () => {
    for (const [name, value] of Object.entries(tokens))
      for (const channel of linearFromOklch(value))
        expect(channel, name).toSatisfy((one: number) => one > -0.002 && one < 1.002)
  })
})

test('the ink of the current step stays dark on the lamp in both themes', () => {
  const ink = linearFromOklch('oklch(0.245 0.028 240)')
  for (const tokens of Object.values(themes))
    expect(contrast(ink, linearFromOklch(tokens.lamp ?? ''))).toBeGreaterThanOrEqual(4.5)
})

test('both ways to be dark give the same colours', () => {
  expect(themes['dark (system)']).toEqual(themes['dark (chosen)'])
  expect(Object.keys(light).length).toBeGreaterThan(20)
})
