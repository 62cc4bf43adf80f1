import { describe, expect, test } from 'vitest'
import {
  CODE_ALPHABET,
  checkCharacter,
  closes,
  codeFromBytes,
  formatCode,
  hybridCheck,
  maskCode,
  normaliseCode,
} from '@/lib/platform/codes/domain/code'
import { sealedCodes } from '@/lib/platform/codes/sealed-codes'

const codes = Array.from({ length: 200 }, () => codeFromBytes(crypto.getRandomValues(new Uint8Array(12))))

describe('ISO 7064 hybrid check', () => {
  const values = (text: string) => Array.from(text, (character) => Number.parseInt(character, 36))
  test('gives the published check characters of MOD 11,10 and MOD 37,36', () => {
    expect(hybridCheck(values('0794'), 10)).toBe(5)
    expect(hybridCheck(values('A12425GABC1234002'), 36)).toBe(Number.parseInt('M', 36))
  })

  test('every substitution of one character is detected', () => {
    for (const code of codes)
      for (let at = 0; at < code.length; at++)
        for (const other of CODE_ALPHABET.replace(code.charAt(at), ''))
          if (closes(code.slice(0, at) + other + code.slice(at + 1))) throw new Error(`${code}: ${other} at ${at}`)
  })

  // A hybrid system misses one pair of neighbours in each of its 32 states: 32 of 32 × 496.
  test('every swap of two neighbours is detected, but for the one pair in 496 that the standard leaves', () => {
    const step = (state: number, value: number) => (((state + value) % 32 || 32) * 2) % 33
    let missed = 0
    for (let state = 1; state <= 32; state++)
      for (let a = 0; a < 32; a++)
        for (let b = 0; b < a; b++) if (step(step(state, a), b) === step(step(state, b), a)) missed++
    expect(missed).toBe(32)
    const swaps = codes.flatMap((code) =>
      Array.from({ length: 12 }, (_none, at) => ({
        code,
        swapped: code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2),
      })),
    )
    const unseen = swaps.filter(({ code, swapped }) => swapped !== code && closes(swapped))
    expect(unseen.length / swaps.length).toBeLessThan(0.02)
  })
})

describe('codes as people see and type them', () => {
  test('[TS-20] thirteen characters of the alphabet, shown 4-3-3-3', () => {
    expect(codes.every((code) => /^[0-9A-HJKMNP-TV-Z]{13}$/.test(code))).toBe(true)
    expect(formatCode('07UY87W7V7S61')).toBe('07UY - 87W - 7V7 - S61')
    expect(maskCode('07UY', 'S61')).toBe('07UY - ••• - ••• - S61')
  })

  test.each([
    ['2b7d4km9pxr3h', '2B7D4KM9PXR3H'],
    [' 2B7D - 4KM – 9PX_R3H. ', '2B7D4KM9PXR3H'],
    ['oOiIlL', '001111'],
    ['S5-Z2-B8', 'S5Z2B8'],
  ])('[TS-20] « %s » is read %s: any case, any separator, O is 0, I and L are 1, nothing else', (typed, read) =>
    expect(normaliseCode(typed)).toBe(read),
  )

  test('a character outside the alphabet has no check character', () => expect(checkCharacter('2B7D4KM9PXRU')).toBe(''))

  test('the same bytes give the same code, and each of the 32 characters comes from 8 bytes', () => {
    expect(codeFromBytes(new Uint8Array(12).fill(31)).slice(0, 12)).toBe('Z'.repeat(12))
    expect(codeFromBytes(new Uint8Array(12).fill(255))).toBe(codeFromBytes(new Uint8Array(12).fill(31)))
  })
})

test('a code is found and opened by its own purpose and its own row only', async () => {
  const [ours, others] = [sealedCodes('ours'), sealedCodes('others')]
  const code = '2B7D4KM9PXR3H'
  const copy = await ours.seal(code, 'row')
  expect(await ours.unseal(copy, 'row')).toBe(code)
  await expect(ours.unseal(copy, 'another row')).rejects.toThrow()
  await expect(others.unseal(copy, 'row')).rejects.toThrow()
  expect(await ours.lookup(code)).toEqual(await ours.lookup(code))
  expect(await ours.lookup(code)).not.toEqual(await others.lookup(code))
})
