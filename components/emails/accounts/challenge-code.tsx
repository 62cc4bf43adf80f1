import { Heading, Section, Text } from '@react-email/components'
import { COLOURS, EmailLayout, MONO } from '../_layout'

export type ChallengeCodeProps = {
  subject: string
  reason: string
  digits: string
  validity: string
  /** What if one did not ask. */
  help: string
}

/** Six digits to type where they were asked for: no link to follow (identity.md §5.5). */
export const ChallengeCode = ({ subject, reason, digits, validity, help }: ChallengeCodeProps) => (
  <EmailLayout preview={reason}>
    <Heading as="h1" className="ink" style={{ margin: '0 0 16px', fontSize: '24px', lineHeight: '1.25' }}>
      {subject}
    </Heading>
    <Text className="ink" style={paragraph}>
      {reason}
    </Text>
    <Section
      className="ink"
      style={{ border: `2px solid ${COLOURS.ink}`, borderRadius: '10px', padding: '14px 16px', margin: '0 0 18px' }}
    >
      <Text className="ink" style={{ margin: 0, fontFamily: MONO, fontSize: '26px', fontWeight: 700 }}>
        {digits}
      </Text>
      <Text className="grey" style={{ margin: 0, fontSize: '15px', color: COLOURS.ink2 }}>
        {validity}
      </Text>
    </Section>
    <Text className="grey" style={{ ...paragraph, color: COLOURS.ink2, fontSize: '15px' }}>
      {help}
    </Text>
  </EmailLayout>
)

const paragraph = { margin: '0 0 14px', fontSize: '17px', lineHeight: '1.5', color: COLOURS.ink }
