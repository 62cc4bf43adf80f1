import type { FormValues } from './form-state'

/** A refusal the user can understand. Anything else that is thrown is a bug. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    /** French, shown as is: what happened and what to do next. */
    message: string,
    /** Fields of the form that come back otherwise than they were sent. */
    readonly values: FormValues = {},
  ) {
    super(message)
    this.name = 'Refusal'
  }
}

/** What a page showed is not what would be done any more: it is made again beside the refusal, to be read anew. */
export class StalePage extends Refusal {
  constructor(message: string) {
    super('CONFLICT', message)
  }
}

export type RefusalCode =
  | 'NOT_FOUND'
  | 'FORBIDDEN'
  | 'CONFLICT'
  | 'NOTHING_TO_DO'
  | 'CLOSED'
  | 'TOO_MANY_ATTEMPTS'
  | 'REJECTED'
  | 'EXPIRED'
