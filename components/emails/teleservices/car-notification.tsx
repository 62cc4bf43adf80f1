import { Section } from '@react-email/section'
import { Text } from '@react-email/text'
import { COLOURS, EmailButton, EmailHeading, EmailLayout, MONO, PARAGRAPH } from '../_layout'

export type CarNotificationProps = {
  subject: string
  /** « Lycée du Pont-Vert, Valmontier » */
  school: string
  greeting: string
  reason: string
  /** One box for each child; empty when the responsable has an account already. */
  codes: { label: string; code: string; period: string }[]
  button: { label: string; href: string }
  /** What else is needed, what if the button does nothing, how to refuse: one paragraph each. */
  next: string
  help: string[]
}

/** The notification of one or several codes (TS-82), or of a child added to an account. */
export const CarNotification = (mail: CarNotificationProps) => (
  <EmailLayout preview={mail.reason}>
    <Text className="grey" style={{ ...PARAGRAPH, color: COLOURS.ink2, fontSize: '15px' }}>
      {mail.school}
    </Text>
    <EmailHeading>{mail.subject}</EmailHeading>
    <Text className="ink" style={PARAGRAPH}>
      {mail.greeting}
    </Text>
    <Text className="ink" style={PARAGRAPH}>
      {mail.reason}
    </Text>
    {mail.codes.map((box) => (
      <Section
        key={box.code}
        className="ink"
        style={{ border: `2px solid ${COLOURS.ink}`, borderRadius: '10px', padding: '14px 16px', margin: '0 0 18px' }}
      >
        <Text className="ink" style={{ ...PARAGRAPH, margin: 0 }}>
          {box.label}
        </Text>
        <Text className="ink" style={code}>
          {box.code}
        </Text>
        <Text className="grey" style={{ margin: 0, fontSize: '15px', color: COLOURS.ink2 }}>
          {box.period}
        </Text>
      </Section>
    ))}
    <EmailButton {...mail.button} />
    <Text className="ink" style={{ ...PARAGRAPH, marginTop: '14px' }}>
      {mail.next}
    </Text>
    {mail.help.map((line) => (
      <Text key={line} className="grey" style={{ ...PARAGRAPH, color: COLOURS.ink2, fontSize: '15px' }}>
        {line}
      </Text>
    ))}
  </EmailLayout>
)

/** On one line at 320 px: who copies it reads it in one go. */
const code = {
  margin: 0,
  fontFamily: MONO,
  fontSize: '18px',
  fontWeight: 700,
  lineHeight: '1.4',
  whiteSpace: 'nowrap',
  wordSpacing: '-0.3em',
} as const
