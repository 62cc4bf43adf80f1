/** What a server action returns to `useActionState`. Plain data: it also travels in a hidden field without JavaScript. */
export type FormState<Data = undefined> =
  | { status: 'idle' }
  | { status: 'invalid'; fieldErrors: Record<string, string[] | undefined>; formErrors: string[]; values: FormValues }
  | { status: 'refused'; code: string; message: string; values: FormValues }
  | { status: 'done'; message: string; data?: Data }

/** First state of a form: nothing yet, or what its author had typed when the session ended (lib/auth/drafts). */
export type InitialState = Extract<FormState, { status: 'idle' | 'refused' }>

export type FormValues = Record<string, string | string[]>

export const idle = { status: 'idle' } as const satisfies FormState
