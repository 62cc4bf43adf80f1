import { z } from 'zod'
import { readDigits } from '@/lib/auth/domain/challenge'
import type { CivilDate } from '@/lib/platform/dates'
import { isEmailAddress } from '@/lib/platform/email-address'
import { CODE_MESSAGES, checkCode } from './domain/activation-code'
import { readBirthDate, type TypedDate } from './domain/birth-date'
import { checkUsername } from './domain/username'
import { RECOVERY } from './recovery/messages'

/** The check character is verified here: a mistyped code reveals nothing and costs no try. */
export const CodeInput = z.object({
  code: z
    .string()
    .max(100, CODE_MESSAGES.long)
    .superRefine((text, context) => {
      const checked = checkCode(text)
      if (!checked.ok) context.addIssue({ code: 'custom', message: checked.message })
    }),
})

const BirthDateInput = z.object({ day: z.string(), month: z.string(), year: z.string() })

/** With the sentences of a date that is missing, impossible or not yet passed. */
export const birthDateInput = (today: () => CivilDate) => BirthDateInput.superRefine(refuseWrongDate(today))

export const codeAndBirthDateInput = (today: () => CivilDate) =>
  z.object({ ...CodeInput.shape, ...BirthDateInput.shape }).superRefine(refuseWrongDate(today))

const refuseWrongDate = (today: () => CivilDate) => (typed: TypedDate, context: z.RefinementCtx) => {
  const read = readBirthDate(typed, today())
  if (!read.ok) context.addIssue({ code: 'custom', path: [read.field], message: read.message })
}

const couples = z.array(z.uuid()).max(50)
/** `shown`: couples that the page showed, each of which could be refused. */
export const ChildrenInput = z.object({ shown: couples, notMine: couples })

const email = z
  .string()
  .trim()
  .max(254, 'Cette adresse est trop longue.')
  .refine((text) => text === '' || isEmailAddress(text), {
    message: 'Cette adresse n’a pas la forme nom@exemple.fr. Vérifiez-la.',
  })

export const EmailInput = z.object({ email })

export const RequiredEmailInput = z.object({
  email: email.refine((text) => text !== '', { message: 'Saisissez votre adresse électronique.' }),
})

/** The six digits of a message. */
export const DigitsInput = z.object({ code: z.string().refine((text) => readDigits(text) !== null, RECOVERY.noDigits) })

export const AccountInput = z.object({
  username: z
    .string()
    .trim()
    .superRefine((text, context) => {
      const message = checkUsername(text)
      if (message) context.addIssue({ code: 'custom', message })
    }),
  password: z.string(),
  email,
})

export type AccountInput = z.output<typeof AccountInput>

export const DisputeInput = z.object({
  accessIds: z.array(z.uuid('Cochez l’élève concerné.')).min(1, 'Cochez l’élève concerné.').max(50),
})
