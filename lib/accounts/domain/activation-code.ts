import { CODE_LENGTH, closes, normaliseCode } from '@/lib/platform/codes/domain/code'

/** What is said of an activation code that was typed (README, decision 3). Pure. */
export const CODE_MESSAGES = {
  empty: 'Saisissez votre code.',
  short: 'Il manque un caractère à votre code. Comparez avec votre courrier.',
  shorter: 'Il manque des caractères à votre code. Comparez avec votre courrier.',
  long: 'Votre code a trop de caractères. Il en compte 13.',
  wrong: 'Vérifiez le code : un caractère semble faux',
} as const

export type CodeCheck = { ok: true; code: string } | { ok: false; message: string }

/** Refuses a mistyped code before any look-up: it reveals nothing and costs no try. `code` is the 13 characters. */
export function checkCode(text: string): CodeCheck {
  const code = normaliseCode(text)
  const missing = CODE_LENGTH - code.length
  if (code === '') return { ok: false, message: CODE_MESSAGES.empty }
  if (missing > 0) return { ok: false, message: missing === 1 ? CODE_MESSAGES.short : CODE_MESSAGES.shorter }
  if (missing < 0) return { ok: false, message: CODE_MESSAGES.long }
  return closes(code) ? { ok: true, code } : { ok: false, message: CODE_MESSAGES.wrong }
}
