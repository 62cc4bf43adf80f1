import 'server-only'
import { render } from '@react-email/render'
import { createElement } from 'react'
import { SecurityNotice } from '@/components/emails/accounts/security-notice'
import { type SecurityNoticeFacts, writeSecurityNotice } from '../domain/security-notice'

/** The e-mail of a change of password, of address or of second factor, in html and in text. */
export async function buildSecurityEmail(facts: SecurityNoticeFacts) {
  const mail = writeSecurityNotice(facts)
  const { subject, greeting, what, fine, alarm, steps, button, help } = mail
  const text = [subject, greeting, what, fine, [alarm, ...steps].join('\n')]
  if (button) text.push(`${button.label}\u00a0: ${button.href}`)
  return {
    subject,
    html: await render(createElement(SecurityNotice, mail)),
    text: [...text, ...help].join('\n\n'),
  }
}
