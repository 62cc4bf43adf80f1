import { Text } from '@react-email/text'
import { COLOURS, EmailButton, EmailHeading, EmailLayout, PARAGRAPH } from '../_layout'

export type CodeReminderProps = {
  subject: string
  what: string
  next: string
  button: { label: string; href: string }
  help: string
}

/** A code can be used from today: never the code itself. */
export const CodeReminder = ({ subject, what, next, button, help }: CodeReminderProps) => (
  <EmailLayout preview={what}>
    <EmailHeading>{subject}</EmailHeading>
    <Text className="ink" style={PARAGRAPH}>
      {what}
    </Text>
    <Text className="ink" style={PARAGRAPH}>
      {next}
    </Text>
    <EmailButton {...button} />
    <Text className="grey" style={{ ...PARAGRAPH, color: COLOURS.ink2, fontSize: '15px' }}>
      {help}
    </Text>
  </EmailLayout>
)
