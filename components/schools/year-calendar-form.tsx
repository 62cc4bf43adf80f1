'use client'

import { useActionState } from 'react'
import { Choice, ChoiceGroup } from '@/components/forms/choice'
import { ErrorSummary } from '@/components/forms/error-summary'
import { FormStatus } from '@/components/forms/form-status'
import { ShownValues } from '@/components/forms/shown-values'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import type { Wednesday, YearCalendar } from '@/lib/platform/calendar/domain/school-calendar'
import type { FormState, InitialState } from '@/lib/platform/form-state'
import { WEDNESDAY_LABELS, YEAR_CALENDAR_LABELS, yearCalendarTexts } from '@/lib/schools/calendar/domain/calendar-texts'

type YearCalendarFormProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  terms: YearCalendar & { wednesday: Wednesday }
  initial: InitialState
}

/** When terms 2 and 3 begin, and whether there is school on Wednesdays and on Saturdays. */
export function YearCalendarForm({ action, terms, initial }: YearCalendarFormProps) {
  const [state, submit] = useActionState<FormState, FormData>(action, initial)
  const texts = yearCalendarTexts(terms)
  return (
    <form action={submit} noValidate className="card mt-4 p-5 grid gap-4" aria-labelledby="trimestres">
      <h2 id="trimestres">Trimestres, mercredis et samedis</h2>
      <ErrorSummary state={state} />
      <FormStatus state={state} />
      <ShownValues labels={YEAR_CALENDAR_LABELS} texts={texts} state={state} />
      <p className="text-ink-2">
        Les absences sont totalisées par trimestre. Une évaluation chargée sans trimestre prend celui de sa date ;
        celles déjà chargées gardent le leur.
      </p>
      <div className="grid gap-4 sm:grid-cols-2 max-w-[36rem]">
        <TextField
          name="secondTermOn"
          label="Début du trimestre 2 (JJ/MM/AAAA)"
          inputMode="numeric"
          autoComplete="off"
          state={state}
          defaultValue={texts.secondTermOn}
          maxLength={20}
          controlClass="!w-40"
        />
        <TextField
          name="thirdTermOn"
          label="Début du trimestre 3 (JJ/MM/AAAA)"
          inputMode="numeric"
          autoComplete="off"
          state={state}
          defaultValue={texts.thirdTermOn}
          maxLength={20}
          controlClass="!w-40"
        />
      </div>
      <ChoiceGroup name="wednesday" legend="Le mercredi" state={state}>
        {(['DAY', 'MORNING', 'NONE'] as const).map((wednesday, index) => (
          <Choice
            key={wednesday}
            id={index === 0 ? 'wednesday' : undefined}
            type="radio"
            name="wednesday"
            value={wednesday}
            label={WEDNESDAY_LABELS[wednesday]}
            state={state}
            defaultChecked={terms.wednesday === wednesday}
          />
        ))}
      </ChoiceGroup>
      <Choice
        type="checkbox"
        name="saturdayMornings"
        value="oui"
        label="Il y a cours le samedi matin"
        state={state}
        defaultChecked={terms.saturdayMornings}
      />
      <div>
        <SubmitButton>Enregistrer</SubmitButton>
      </div>
    </form>
  )
}
