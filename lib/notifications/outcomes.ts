/** The provider said for good that nobody has this address. A fault of ours or of the relay is MailUnavailable. */
export class MailRefused extends Error {
  override name = 'MailRefused'
}

/** No answer after the whole message was handed over: it may have been accepted. Never send it again blindly. */
export class MailUncertain extends Error {
  override name = 'MailUncertain'
}

/** Nothing was accepted (no connection, « try later », a refusal that is not the address's): sending again is safe. */
export class MailUnavailable extends Error {
  override name = 'MailUnavailable'
}

/** `key` makes a sending unique: the delivery's id. `from` and `to` are addresses, `fromName` is what people read. */
export type Mail = {
  key: string
  from: string
  fromName?: string
  to: string
  subject: string
  html: string
  text: string
  replyTo?: string
}

export type Mailer = {
  /** How long the provider recognises a key that it has already accepted: within it, sending again is harmless. */
  replayWindowMs: number
  /** Sendings in flight at once in this process. */
  concurrency: number
  send(mail: Mail): Promise<{ providerId: string }>
  close(): Promise<void>
}
