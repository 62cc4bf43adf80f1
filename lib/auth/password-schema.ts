import 'server-only'
import { z } from 'zod'
import { checkPassword } from './domain/password-policy'

/** A family's new password, said beside its field; the words that others know of the person are checked by the command. */
export const newPassword = z
  .string()
  .max(2_000, 'Votre mot de passe dépasse 128 caractères. Raccourcissez-le.')
  .superRefine((text, context) => {
    const message = checkPassword(text, { minLength: 12, context: [] })
    if (message) context.addIssue({ code: 'custom', message })
  })
