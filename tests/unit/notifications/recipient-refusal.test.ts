import { expect, test } from 'vitest'
import { isUnknownRecipient } from '@/lib/notifications/recipient-refusal'

const answered = (response: string, command = 'RCPT TO') =>
  isUnknownRecipient({ command, response, responseCode: Number(response.slice(0, 3)) })

test.each([
  '550 5.1.1 <k.haddad@courriel.example>: Recipient address rejected: User unknown',
  '550-5.1.1 The email account that you tried to reach does not exist.',
  '550 5.1.1 <relay@spam.example>: Recipient address rejected: User unknown in relay recipient table',
  '550 5.2.1 The email account that you tried to reach is disabled.',
  '550 5.1.0 <denied@courriel.example> User unknown',
  '550 No such user',
  '551 User not local',
  '553 Mailbox name not allowed',
])('[TS-96] « %s » says that nobody has the address', (response) => {
  expect(answered(response)).toBe(true)
})

test.each([
  '554 5.7.1 <k.haddad@courriel.example>: Relay access denied',
  '550 relay not permitted',
  '550 5.7.1 Client host rejected: Access denied',
  '553 5.7.1 <no-reply@x.example>: Sender address rejected: not owned by user',
  '550 5.1.8 <no-reply@x.example>: Sender address rejected: Domain not found',
  '550 5.1.7 <no-reply@x.example>: Sender address rejected: undeliverable address',
  '550 5.1.0 <no-reply@x.example>: Sender address rejected: User unknown',
  '552 5.2.2 Mailbox full',
  '550 Mailbox full',
  '552 Requested mail action aborted: exceeded storage allocation',
  '530 5.7.0 Authentication required',
  '450 4.1.1 <k.haddad@courriel.example>: unverified address',
  '501 5.5.4 Syntax error in parameters',
])('[TS-96] « %s » condemns no address', (response) => {
  expect(answered(response)).toBe(false)
})

test.each(['CONN', 'MAIL FROM', 'DATA', 'AUTH PLAIN'])('[TS-96] nor does any answer to %s', (command) => {
  expect(answered('550 5.1.1 User unknown', command)).toBe(false)
})
