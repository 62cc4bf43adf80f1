'use client'

import type { Route } from 'next'
import { useActionState } from 'react'
import { draftOf } from '@/components/forms/answers'
import { ErrorSummary } from '@/components/forms/error-summary'
import { FormStatus } from '@/components/forms/form-status'
import { PageTitle } from '@/components/forms/page-title'
import { SelectField } from '@/components/forms/select-field'
import { ShownValues } from '@/components/forms/shown-values'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { LinkButton } from '@/components/ui/button'
import type { FormState, InitialState } from '@/lib/platform/form-state'
import { ABSENCE_FIELDS, absenceTexts } from '@/lib/teleservices/records/domain/record-texts'
import type { AbsenceRow } from '@/lib/teleservices/records/queries/list-absences'

type AbsenceFormProps = {
  /** Of the page. */
  title: string
  absence: AbsenceRow
  action: (previous: FormState, form: FormData) => Promise<FormState>
  initial: InitialState
}

const optionsOf = (...values: string[]) =>
  values.map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) }))

/** One absence or lateness, in the words of a file. */
export function AbsenceForm({ title, absence, action, initial }: AbsenceFormProps) {
  const [state, submit] = useActionState(action, draftOf(initial, { absenceId: absence.id }))
  const texts = absenceTexts(absence)
  const late = absence.kind === 'LATENESS'
  return (
    <form action={submit} className="mt-4 grid gap-4" noValidate>
      <PageTitle title={title} state={state} />
      <ErrorSummary state={state} />
      <FormStatus state={state} />
      <ShownValues labels={ABSENCE_FIELDS} texts={texts} state={state} />
      <input type="hidden" name="absenceId" value={absence.id} />
      <input type="hidden" name="year" value={absence.year} />
      <input type="hidden" name="kind" value={late ? 'retard' : 'absence'} />
      <div className="card p-5 grid gap-4 sm:grid-cols-2">
        <TextField name="startsOn" type="date" label="Début" state={state} defaultValue={texts.startsOn} />
        <SelectField
          name="startsAt"
          label="Période"
          options={optionsOf('matin', 'après-midi')}
          state={state}
          defaultValue={texts.startsAt}
        />
        {late ? (
          <TextField
            name="minutes"
            label="Minutes"
            inputMode="numeric"
            state={state}
            defaultValue={texts.minutes}
            controlClass="!w-24"
          />
        ) : (
          <>
            <TextField name="endsOn" type="date" label="Fin" state={state} defaultValue={texts.endsOn} />
            <TextField
              name="halfDays"
              label="Demi-journées"
              hint="Vide : toutes celles de classe, du début à la fin."
              optional
              inputMode="numeric"
              state={state}
              defaultValue={texts.halfDays}
              controlClass="!w-24"
            />
          </>
        )}
        <TextField name="reason" label="Motif" optional state={state} defaultValue={texts.reason} />
        <SelectField
          name="justified"
          label="Justifiée"
          options={optionsOf('oui', 'non')}
          state={state}
          defaultValue={texts.justified}
        />
        <TextField
          name="releasedOn"
          type="date"
          label="Date de publication"
          state={state}
          defaultValue={texts.releasedOn}
        />
      </div>
      <div className="flex flex-wrap gap-3">
        <SubmitButton>Enregistrer</SubmitButton>
        <LinkButton href={'/teleservices/absences' as Route}>Annuler</LinkButton>
      </div>
    </form>
  )
}
