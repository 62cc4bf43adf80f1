import { dictionary as common } from '@zxcvbn-ts/language-common'
import { dictionary as french } from '@zxcvbn-ts/language-fr'
import { CODE_LENGTH, closes, normaliseCode } from '@/lib/platform/codes/domain/code'

/** Passwords people choose (identity.md P1 to P3): long enough, 50 bits, not known, not made of what one knows of them. */

const MAX_LENGTH = 128
const MIN_BITS = 50
/** Words that everybody tries here. */
const PRODUCT_WORDS = [
  'passerelle',
  'educonnect',
  'sconet',
  'beneylu',
  'inscrinet',
  'teleservices',
  'motdepasse',
  'password',
]
/** What must remain once the words that one can guess are taken out. */
const MIN_OWN_LENGTH = 8

export type PasswordRules = {
  /** 12 for families, 15 for staff (P1). */
  minLength: number
  /** Username, names, birth dates, school name, UAI. */
  context: readonly string[]
}

/** French sentence that says what to change, or null. The message proposes longer, never « un caractère spécial ». */
export function checkPassword(password: string, { minLength, context }: PasswordRules): string | null {
  const text = password.normalize('NFC')
  const length = Array.from(text).length
  if (length === 0) return 'Saisissez un mot de passe.'
  if (length < minLength) return tooShort(length, minLength)
  if (length > MAX_LENGTH) return `Votre mot de passe dépasse ${MAX_LENGTH} caractères. Raccourcissez-le.`
  if (looksLikeCode(text)) return 'Ce mot de passe a la forme d’un code d’activation. Choisissez plutôt quatre mots.'
  const guessable = guessableWord(text, context)
  if (guessable) return `Votre mot de passe repose sur « ${guessable} », facile à deviner. Ajoutez d’autres mots.`
  if (isKnown(text)) return 'Ce mot de passe est trop connu. Choisissez par exemple quatre mots qui vous parlent.'
  if (isMonotonous(text)) return 'Ce mot de passe se répète ou suit une suite. Choisissez quatre mots qui vous parlent.'
  const missing = Math.ceil(MIN_BITS / bitsPerCharacter(text)) - length
  return missing > 0 ? `Votre mot de passe est encore trop simple. Ajoutez ${characters(missing)} au moins.` : null
}

/** On paper, in somebody else's hands (TS-07). Whose code it is would be told by looking it up: the form decides. */
function looksLikeCode(text: string): boolean {
  const code = normaliseCode(text)
  return code.length === CODE_LENGTH && closes(code)
}

const characters = (count: number) => `${count} caractère${count > 1 ? 's' : ''}`
const tooShort = (length: number, minLength: number) =>
  `Votre mot de passe a ${characters(length)}. Ajoutez-en ${minLength - length} au moins.`

/** CNIL 2022-100: size of the classes that the password draws from. */
function bitsPerCharacter(text: string): number {
  const classes = [
    [/\p{Ll}/u, 26],
    [/\p{Lu}/u, 26],
    [/\p{N}/u, 10],
    [/[^\p{L}\p{N}]/u, 37],
  ] as const
  // Letters without case (Arabic, Chinese…) count as one class of 26.
  const size = classes.reduce((sum, [pattern, count]) => sum + (pattern.test(text) ? count : 0), 0)
  return Math.log2(size || 26)
}

const LEET: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
const unleet = (text: string) => plain(text).replace(/[013457@$!]/g, (sign) => LEET[sign] ?? sign)
/** Letters only: « Jean-Pierre » and « jeanpierre » are the same word. */
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')

let known: Set<string> | undefined

/** Loaded at the first password: 49,000 common passwords, and the French words and first names. */
function knownWords(): Set<string> {
  known ??= new Set(
    [common['passwords-common'], french['commonWords-fr'], french['firstnames-fr'], french['lastnames-fr']].flatMap(
      (list) => Array.from(list as Iterable<string>, (word) => plain(String(word))),
    ),
  )
  return known
}

/** A common password, or one word with digits or signs around it: « Christophe2012 ». */
function isKnown(text: string): boolean {
  const bare = (candidate: string) => candidate.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const candidates = [plain(text), unleet(text), bare(plain(text)), unleet(bare(plain(text))), letters(plain(text))]
  return candidates.some((candidate) => candidate !== '' && knownWords().has(candidate))
}

const SEQUENCES = [
  'abcdefghijklmnopqrstuvwxyz',
  '0123456789',
  'azertyuiopqsdfghjklmwxcvbn',
  'qwertyuiopasdfghjklzxcvbnm',
].flatMap((row) => [row + row, [...(row + row)].reverse().join('')])

/** One short block repeated (« abcabcabcabc »), or nothing but a keyboard or alphabet row. */
function isMonotonous(text: string): boolean {
  const folded = plain(text)
  return /^(.{1,4})\1{2,}.{0,3}$/u.test(folded) || SEQUENCES.some((sequence) => sequence.includes(folded))
}

/** The word to blame when too little remains once guessable words are taken out. */
function guessableWord(text: string, context: readonly string[]): string | null {
  const folded = letters(unleet(text))
  const words = [...context.flatMap((entry) => [entry, ...entry.split(/[^\p{L}\p{N}]+/u)]), ...PRODUCT_WORDS]
    .map((word) => ({ word, folded: letters(unleet(word)) }))
    .filter((entry) => entry.folded.length >= 4 && folded.includes(entry.folded))
    .sort((a, b) => b.folded.length - a.folded.length)
  const own = words.reduce((rest, entry) => rest.replaceAll(entry.folded, ''), folded)
  return words[0] && own.length < MIN_OWN_LENGTH ? words[0].word : null
}
