'use client'

import type { ComponentProps } from 'react'
import { useFormStatus } from 'react-dom'
import { Button } from '../ui/button'

type SubmitButtonProps = Omit<ComponentProps<typeof Button>, 'type'> & { pendingText?: string }

/** Never greyed: while the form is being sent its text says so, and the server ignores a second press. */
export function SubmitButton({
  pendingText = 'Envoi en cours…',
  children,
  variant = 'primary',
  ...rest
}: SubmitButtonProps) {
  const { pending, data } = useFormStatus()
  const mine = pending && (!rest.name || data?.get(rest.name) === rest.value)
  return (
    <Button {...rest} variant={variant} type="submit" aria-live="polite">
      {mine ? pendingText : children}
    </Button>
  )
}
