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
import { SKILL_FIELDS, skillTexts } from '@/lib/teleservices/records/domain/record-texts'
import { SKILL_LEVEL_LABELS, SKILL_LEVELS } from '@/lib/teleservices/records/domain/skills'
import type { SkillRow } from '@/lib/teleservices/records/queries/list-skills'

type SkillFormProps = {
  /** Of the page. */
  title: string
  skill: SkillRow
  action: (previous: FormState, form: FormData) => Promise<FormState>
  initial: InitialState
}

const LEVELS = SKILL_LEVELS.map((level) => ({ value: SKILL_LEVEL_LABELS[level], label: SKILL_LEVEL_LABELS[level] }))

/** One assessed skill, in the words of a file. */
export function SkillForm({ title, skill, action, initial }: SkillFormProps) {
  const [state, submit] = useActionState(action, draftOf(initial, { skillId: skill.id }))
  const texts = skillTexts(skill)
  return (
    <form action={submit} className="mt-4 grid gap-4" noValidate>
      <PageTitle title={title} state={state} />
      <ErrorSummary state={state} />
      <FormStatus state={state} />
      <ShownValues labels={SKILL_FIELDS} texts={texts} state={state} />
      <input type="hidden" name="skillId" value={skill.id} />
      <input type="hidden" name="year" value={skill.year} />
      <div className="card p-5 grid gap-4 sm:grid-cols-2">
        <TextField name="domain" label="Domaine" state={state} defaultValue={texts.domain} />
        <TextField name="skill" label="Compétence" state={state} defaultValue={texts.skill} />
        <SelectField name="level" label="Niveau" options={LEVELS} state={state} defaultValue={texts.level} />
        <TextField name="assessedOn" type="date" label="Date" state={state} defaultValue={texts.assessedOn} />
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
        <LinkButton href={'/teleservices/livret' as Route}>Annuler</LinkButton>
      </div>
    </form>
  )
}
