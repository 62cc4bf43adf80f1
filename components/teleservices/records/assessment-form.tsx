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
import { ASSESSMENT_FIELDS } from '@/lib/teleservices/records/domain/record-texts'
import type { AssessmentSheet } from '@/lib/teleservices/records/queries/find-assessment'
import { MarkRows } from './mark-rows'

type AssessmentFormProps = {
  /** Of the page. */
  title: string
  sheet: AssessmentSheet
  /** Of the test, or drawn for a new one: the same form sent twice is one test. */
  assessmentId: string
  subjects: readonly string[]
  action: (previous: FormState, form: FormData) => Promise<FormState>
  initial: InitialState
}

const TERMS = [
  { value: '', label: 'Selon la date' },
  { value: '1', label: 'Trimestre 1' },
  { value: '2', label: 'Trimestre 2' },
  { value: '3', label: 'Trimestre 3' },
]

/** One test and the marks of its pupils. What was typed stays on screen until it is right. */
export function AssessmentForm({ title, sheet, assessmentId, subjects, action, initial }: AssessmentFormProps) {
  const { test, groupName } = sheet
  const own: Record<string, string> = test ? { existing: '1', assessmentId } : { existing: '', groupName }
  const [state, submit] = useActionState(action, draftOf(initial, own))
  return (
    <form action={submit} className="mt-4 grid gap-4" noValidate>
      <PageTitle title={title} state={state} />
      <ErrorSummary state={state} />
      <FormStatus state={state} />
      <ShownValues labels={ASSESSMENT_FIELDS} texts={test} state={state} />
      <input type="hidden" name="assessmentId" value={assessmentId} />
      <input type="hidden" name="existing" value={test ? '1' : ''} />
      <input type="hidden" name="year" value={sheet.year} />
      <input type="hidden" name="groupName" value={groupName} />
      <fieldset className="card p-5">
        <legend className="sr-only">Évaluation</legend>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField name="subject" label="Matière" state={state} defaultValue={test?.subject} list="matieres" />
          <datalist id="matieres">
            {subjects.map((subject) => (
              <option key={subject} value={subject} />
            ))}
          </datalist>
          <TextField name="title" label="Intitulé" state={state} defaultValue={test?.title} />
          <TextField name="takenOn" type="date" label="Date" state={state} defaultValue={test?.takenOn} />
          <TextField
            name="releasedOn"
            type="date"
            label="Date de publication"
            hint="Les familles ne voient rien avant."
            state={state}
            defaultValue={test?.releasedOn}
          />
        </div>
        <div className="mt-4 flex flex-wrap gap-4">
          <TextField
            name="coefficient"
            label="Coefficient"
            state={state}
            defaultValue={test?.coefficient ?? '1'}
            inputMode="decimal"
            controlClass="!w-24"
          />
          <TextField
            name="scale"
            label="Barème"
            state={state}
            defaultValue={test?.scale ?? '20'}
            inputMode="decimal"
            controlClass="!w-24"
          />
          <SelectField name="term" label="Trimestre" options={TERMS} state={state} defaultValue={test?.term ?? ''} />
        </div>
      </fieldset>
      <MarkRows rows={sheet.rows} state={state} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton>Enregistrer</SubmitButton>
        <LinkButton href={'/teleservices/notes' as Route}>Annuler</LinkButton>
      </div>
    </form>
  )
}
