'use client'

import { useEffect, useRef } from 'react'
import { TextField } from '@/components/forms/text-field'
import { Button } from '@/components/ui/button'

type CouponReferenceProps = {
  value: string
  error?: string
  /** The next coupon is awaited here: the field takes the focus. */
  waits: boolean
}

/** A scanner types the reference and Enter; so does a hand. A GET form: nothing is recorded by looking. */
export function CouponReference({ value, error, waits }: CouponReferenceProps) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const field = waits ? form.current?.querySelector('input') : null
    field?.focus()
    // What was typed before the script was there stays.
    if (field?.value === value) field.select()
  }, [waits, value])
  return (
    <form
      ref={form}
      method="get"
      action="/teleservices/coupons"
      className="card mt-4 grid gap-4 justify-items-start px-5 py-4"
    >
      <TextField
        name="ref"
        label="Référence du coupon"
        hint="Imprimée en bas de la lettre. Lisez le carré avec une douchette, ou tapez-la."
        error={error}
        defaultValue={value}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={60}
        required={false}
        controlClass="code !w-64"
        autoFocus={waits}
      />
      <Button type="submit" icon="search" variant={waits ? 'primary' : 'default'}>
        Chercher ce coupon
      </Button>
    </form>
  )
}
