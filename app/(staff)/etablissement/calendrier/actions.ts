'use server'

import { revalidatePath } from 'next/cache'
import { defineAction } from '@/lib/auth/action'
import { addDayOff, removeDayOff } from '@/lib/schools/calendar/commands/change-days-off'
import { setYearCalendar } from '@/lib/schools/calendar/commands/set-year-calendar'
import { CALENDAR } from '@/lib/schools/calendar/messages'
import { DayOffForm, RemoveDayOffForm, YearCalendarForm } from '@/lib/schools/calendar/schemas'

const PAGE = '/etablissement/calendrier'

export const addDayOffAction = defineAction({
  name: 'schools.add-day-off',
  permission: 'school:manage',
  input: DayOffForm,
  async run(actor, input) {
    await addDayOff(actor, input)
    revalidatePath(PAGE)
    return { message: CALENDAR.added }
  },
})

export const removeDayOffAction = defineAction({
  name: 'schools.remove-day-off',
  permission: 'school:manage',
  input: RemoveDayOffForm,
  async run(actor, { dayOffId }) {
    await removeDayOff(actor, dayOffId)
    revalidatePath(PAGE)
    return { message: CALENDAR.removed }
  },
})

export const setYearCalendarAction = defineAction({
  name: 'schools.set-year-calendar',
  permission: 'school:manage',
  input: YearCalendarForm,
  async run(actor, input) {
    await setYearCalendar(actor, input)
    revalidatePath(PAGE)
    return { message: CALENDAR.saved }
  },
})
