import { Section } from '@react-email/section'
import { Text } from '@react-email/text'
import type { SecurityNoticeText } from '@/lib/accounts/domain/security-notice'
import { COLOURS, EmailButton, EmailHeading, EmailLayout, PARAGRAPH } from '../_layout'

/** A way of signing in has changed (identity.md P7): what, when, and what to do about it. */
export const SecurityNotice = (mail: SecurityNoticeText) => (
  <EmailLayout preview={mail.what}>
    <EmailHeading>{mail.subject}</EmailHeading>
    <Text className="ink" style={PARAGRAPH}>
      {mail.greeting}
    </Text>
    <Text className="ink" style={PARAGRAPH}>
      {mail.what}
    </Text>
    <Text className="ink" style={PARAGRAPH}>
      {mail.fine}
    </Text>
    <Section
      className="ink"
      style={{ border: `2px solid ${COLOURS.ink}`, borderRadius: '10px', padding: '14px 16px 2px', margin: '0 0 18px' }}
    >
      <Text className="ink" style={{ ...PARAGRAPH, margin: '0 0 6px', fontWeight: 700 }}>
        {mail.alarm}
      </Text>
      {mail.steps.map((step) => (
        <Text key={step} className="ink" style={{ ...PARAGRAPH, margin: '0 0 12px' }}>
          {step}
        </Text>
      ))}
    </Section>
    {mail.button && <EmailButton {...mail.button} />}
    {mail.help.map((line) => (
      <Text
        key={line}
        className="grey"
        style={{ ...PARAGRAPH, marginTop: '14px', color: COLOURS.ink2, fontSize: '15px' }}
      >
        {line}
      </Text>
    ))}
  </EmailLayout>
)
