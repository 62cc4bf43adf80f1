import { Section } from '@react-email/section'
import { Text } from '@react-email/text'
import { COLOURS, EmailHeading, EmailLayout, MONO, PARAGRAPH } from '../_layout'

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
    <EmailHeading>{subject}</EmailHeading>
    <Text className="ink" style={PARAGRAPH}>
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
    <Text className="grey" style={{ ...PARAGRAPH, color: COLOURS.ink2, fontSize: '15px' }}>
      {help}
    </Text>
  </EmailLayout>
)
