/** What an SMTP relay answered about a recipient, as nodemailer tells it. */
type Answered = { command?: string; response?: string; responseCode?: number }

/** Enhanced codes (RFC 3463) of an address that nobody reads: unknown, moved, misspelt, closed, no server behind it. */
const UNREAD = /^5\.(?:1\.(?:1|2|3|6|10)|2\.1)$/
/** Codes that say nothing by themselves: the basic answer decides. */
const VAGUE = /^5\.(?:0\.0|1\.0)$/
/** Relays check the sender and themselves when they are told of the recipient: the answer is about us. */
const ABOUT_US =
  /\b(?:relay\w*|sender|client|helo|ehlo|auth\w*|polic\w*|prohibit\w*|spam|denied|blocked|\w*listed|reputation|quota|full)\b/i

/**
 * TS-96: true when the relay says that nobody has this address, the only refusal that condemns it. Whatever else it
 * refuses (the greeting, the sender, the content, relaying, a full mailbox) says nothing of the address. Pure.
 */
export function isUnknownRecipient({ command, response = '', responseCode }: Answered): boolean {
  if (command !== 'RCPT TO' || !responseCode || responseCode < 500) return false
  const enhanced = response.match(/^\d{3}[ -](5\.\d{1,3}\.\d{1,3})\b/)?.[1]
  if (enhanced && UNREAD.test(enhanced)) return true
  if (enhanced && !VAGUE.test(enhanced)) return false
  // The address itself may hold any of these words.
  return [550, 551, 553].includes(responseCode) && !ABOUT_US.test(response.replace(/<[^>]*>|\S+@\S+/g, ''))
}
