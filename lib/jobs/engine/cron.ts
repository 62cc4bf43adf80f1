import { Cron } from 'croner'

/**
 * The first instant after `after` of an Inngest schedule: five fields, `TZ=Europe/Paris ` in front for a zone, UTC
 * without. A time that daylight saving skips fires at the change; one that it repeats fires once.
 * Null when it never comes (30 February); throws on a schedule that means nothing.
 */
export function nextInstant(expression: string, after: Date): Date | null {
  const { pattern, timezone } = split(expression)
  return new Cron(pattern, { timezone, paused: true, mode: '5-part' }).nextRun(after)
}

function split(expression: string) {
  const match = expression.match(/^TZ=(\S+)\s+(.+)$/)
  return match ? { timezone: match[1], pattern: match[2] ?? '' } : { timezone: 'UTC', pattern: expression }
}
