import { type CivilDate, longFrenchDate, monthLabel } from '@/lib/platform/dates'

/** `mark` is said after the day: « 6 couples ont cette date »; it shows as a dot. */
export type CalendarCell = { date: CivilDate; possible: boolean; mark?: string }

const WEEKDAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const

type CalendarProps = { name: string; month: string; weeks: (CalendarCell | null)[][]; chosen: CivilDate | null }

/** A month is a table, a day is a radio button: arrow keys for free, and it works without script. */
export function Calendar({ name, month, weeks, chosen }: CalendarProps) {
  return (
    <table className="calendar mx-auto" aria-label={monthLabel(month)}>
      <thead>
        <tr>
          {WEEKDAYS.map((day) => (
            <th key={day} scope="col">
              <abbr title={day} className="no-underline">
                {day.charAt(0).toUpperCase()}
              </abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find((cell) => cell)?.date}>
            {week.map((cell, index) => (
              <td key={WEEKDAYS[index]}>{cell && <Day {...cell} name={name} chosen={chosen} />}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type DayProps = CalendarCell & Pick<CalendarProps, 'name' | 'chosen'>

const Day = ({ date, possible, mark, name, chosen }: DayProps) => (
  <label className={mark ? 'has-date' : undefined}>
    <input
      type="radio"
      name={name}
      value={date}
      defaultChecked={date === chosen}
      disabled={!possible}
      aria-label={[longFrenchDate(date), mark].filter(Boolean).join(', ')}
    />
    <span aria-hidden="true">{Number(date.slice(8, 10))}</span>
  </label>
)
