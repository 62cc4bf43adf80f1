'use client'

import { useActionState } from 'react'
import { describedBy, errorOf, wasChecked } from '@/components/forms/answers'
import { FieldError } from '@/components/forms/field'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import { DataTable } from '@/components/ui/data-table'
import { type FormState, idle } from '@/lib/platform/form-state'
import { plural } from '@/lib/platform/text'
import type { DoubtFact } from '@/lib/schools/imports/domain/doubts'
import type { Doubt } from '@/lib/schools/imports/queries/list-doubts'

type DoubtsFormProps = {
  importId: string
  doubts: Doubt[]
  action: (previous: FormState, form: FormData) => Promise<FormState>
}

const WHO = {
  STUDENT: { same: 'C’est le même élève', other: 'C’est un autre élève' },
  GUARDIAN: { same: 'C’est le même responsable', other: 'C’est un autre responsable' },
} as const

/** « Même personne ? »: what the file says and what is known, side by side, and one answer each. */
export function DoubtsForm({ importId, doubts, action }: DoubtsFormProps) {
  const [state, submit] = useActionState(action, idle)
  if (doubts.length === 0) return null
  return (
    <section className="mt-6" aria-labelledby="meme-personne">
      <h2 id="meme-personne">Même personne ?</h2>
      <p className="mt-2">
        {`${plural(doubts.length, 'personne')} à comparer. La même personne garde ses codes, ses accès et son historique. Une autre personne n’en reçoit rien.`}
      </p>
      <FormStatus state={state} className="mt-3" />
      <form action={submit} className="mt-3 grid gap-6">
        <input type="hidden" name="importId" value={importId} />
        {doubts.map((doubt) => (
          <OneDoubt key={`${doubt.scope}:${doubt.sourceId}`} doubt={doubt} state={state} />
        ))}
        <div>
          <SubmitButton>Valider les réponses</SubmitButton>
        </div>
      </form>
    </section>
  )
}

function OneDoubt({ doubt: { scope, sourceId, name, facts }, state }: { doubt: Doubt; state: FormState }) {
  const id = `reponse-${scope}-${sourceId}`
  const [same, other] = [`${scope}:oui:${sourceId}`, `${scope}:non:${sourceId}`]
  const given = [same, other].find((answer) => wasChecked(state, 'reponses', answer)) ?? ''
  const error = given === '' ? errorOf(state, 'reponses') : undefined
  return (
    <div className="card min-w-0 p-5">
      <h3>
        <bdi>{name}</bdi>
      </h3>
      <div className="mt-3">
        <DataTable label={`${name} : dans le fichier et dans la base`} dense>
          <thead>
            <tr>
              <th scope="col">Fait</th>
              <th scope="col">Dans le fichier</th>
              <th scope="col">Dans la base</th>
            </tr>
          </thead>
          <tbody>
            {facts.map((fact) => (
              <FactRow key={fact.label} fact={fact} />
            ))}
          </tbody>
        </DataTable>
      </div>
      <label htmlFor={id} className="label mt-3 block">
        {`${name} : est-ce la même personne ?`}
      </label>
      {error && <FieldError id={id}>{error}</FieldError>}
      <select
        key={given}
        id={id}
        name="reponses"
        className="control mt-1 max-w-[24rem]"
        defaultValue={given}
        required
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { error })}
      >
        <option value="">Choisissez</option>
        <option value={same}>{WHO[scope].same}</option>
        <option value={other}>{WHO[scope].other}</option>
      </select>
    </div>
  )
}

function FactRow({ fact: { label, read, known } }: { fact: DoubtFact }) {
  const differs = read !== known
  const shown = (text: string) => (differs ? <strong>{text}</strong> : text)
  return (
    <tr>
      <th scope="row">
        {label}
        {differs && <span className="sr-only"> (différent)</span>}
      </th>
      <td>
        <bdi>{shown(read)}</bdi>
      </td>
      <td>
        <bdi>{shown(known)}</bdi>
      </td>
    </tr>
  )
}
