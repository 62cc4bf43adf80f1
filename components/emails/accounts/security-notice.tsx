import { Heading, Section, Text } from '@react-email/components'
import type { SecurityNoticeText } from '@/lib/accounts/domain/security-notice'
import { COLOURS, EmailButton, EmailLayout } from '../_layout'

/** A way of signing in has changed (identity.md P7): what, when, and what to do about it. */
export const SecurityNotice = (mail: SecurityNoticeText) => (
  <EmailLayout preview={mail.what}>
    <Heading as="h1" className="ink" style={{ margin: '0 0 16px', fontSize: '24px', lineHeight: '1.25' }}>
      {mail.subject}
    </Heading>
    <Text className="ink" style={paragraph}>
      {mail.greeting}
    </Text>
    <Text className="ink" style={paragraph}>
      {mail.what}
    </Text>
    <Text className="ink" style={paragraph}>
      {mail.fine}
    </Text>
    <Section
      className="ink"
      style={{ border: `2px solid ${COLOURS.ink}`, borderRadius: '10px', padding: '14px 16px 2px', margin: '0 0 18px' }}
    >
      <Text className="ink" style={{ ...paragraph, margin: '0 0 6px', fontWeight: 700 }}>
        {mail.alarm}
      </Text>
      {mail.steps.map((step) => (
        <Text key={step} className="ink" style={{ ...paragraph, margin: '0 0 12px' }}>
          {step}
        </Text>
      ))}
    </Section>
    {mail.button && <EmailButton {...mail.button} />}
    {mail.help.map((line) => (
      <Text
        key={line}
        className="grey"
        style={{ ...paragraph, marginTop: '14px', color: COLOURS.ink2, fontSize: '15px' }}
      >
        {line}
      </Text>
    ))}
  </EmailLayout>
)

const paragraph = { margin: '0 0 14px', fontSize: '17px', lineHeight: '1.5', color: COLOURS.ink }
