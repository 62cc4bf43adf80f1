'use client'

import { useActionState } from 'react'
import { draftOf, wasChecked } from '@/components/forms/answers'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import { Badge } from '@/components/ui/badge'
import { DataTable, StackCell, StackHead, StackRow, TableCard } from '@/components/ui/data-table'
import type { FormState, InitialState } from '@/lib/platform/form-state'
import type { Page } from '@/lib/platform/pagination'
import { plural } from '@/lib/platform/text'
import type { TeleserviceKind } from '@/lib/teleservices/opening/labels'
import type { DeclaredSchool } from '@/lib/teleservices/opening/queries/list-declared-schools'

type DeclareSchoolsFormProps = {
  kind: TeleserviceKind
  page: Page<DeclaredSchool>
  action: (previous: FormState, form: FormData) => Promise<FormState>
  initial: InitialState
}

/** TS-42: two boxes a school. What was ticked when shown is sent too: a colleague's ticks are never undone. */
export function DeclareSchoolsForm({ kind, page, action, initial }: DeclareSchoolsFormProps) {
  const schools = page.rows.map(({ id }) => id).join(' ')
  const [state, submit] = useActionState(action, draftOf(initial, { kind, schools }))
  return (
    <form action={submit} className="mt-4">
      <FormStatus state={state} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="schools" value={schools} />
      <h2 className="mt-2">{plural(page.total, 'établissement')}</h2>
      <TableCard
        foot={
          <>
            Un établissement qui n’est plus concerné garde le service ouvert jusqu’à ce qu’il le ferme.
            {page.pageCount > 1 && ' Enregistrez avant de changer de page ou de recherche.'}
          </>
        }
      >
        <DataTable label="Tableau des établissements" stack>
          <thead>
            <tr>
              <th scope="col">Établissement</th>
              <th scope="col">UAI</th>
              <th scope="col">État</th>
              <th scope="col">Expérimentateur</th>
              <th scope="col">Utilise le module</th>
            </tr>
          </thead>
          <tbody>
            {page.rows.map((school) => (
              <SchoolRow
                key={`${school.id} ${school.experimenter} ${school.moduleUsed}`}
                school={school}
                state={state}
              />
            ))}
          </tbody>
        </DataTable>
      </TableCard>
      <SubmitButton className="mt-4">Enregistrer</SubmitButton>
    </form>
  )
}

const SchoolRow = ({ school, state }: { school: DeclaredSchool; state: FormState }) => (
  <StackRow>
    <StackHead>
      {school.name}
      {school.city && <span className="block font-normal text-15 text-ink-3">{school.city}</span>}
    </StackHead>
    <StackCell className="code">{school.uai}</StackCell>
    <StackCell>
      <Badge tone={school.open ? 'ok' : 'neutral'}>{school.open ? 'Ouvert' : 'Fermé'}</Badge>
    </StackCell>
    <Box
      name="experimenters"
      shown="shownExperimenters"
      label="Expérimentateur"
      school={school}
      on={school.experimenter}
      state={state}
    />
    <Box
      name="users"
      shown="shownUsers"
      label="Utilise le module"
      school={school}
      on={school.moduleUsed}
      state={state}
    />
  </StackRow>
)

type BoxProps = { name: string; shown: string; label: string; school: DeclaredSchool; on: boolean; state: FormState }

/** In the stacked table of a narrow screen the column heading is gone: the word follows the box. */
const Box = ({ name, shown, label, school, on, state }: BoxProps) => (
  <StackCell>
    {on && <input type="hidden" name={shown} value={school.id} />}
    <label className="flex items-center gap-2 min-h-8">
      <input
        type="checkbox"
        name={name}
        value={school.id}
        defaultChecked={wasChecked(state, name, school.id, on)}
        aria-label={`${label}, ${school.name} (${school.uai})`}
      />
      <span className="sm:hidden" aria-hidden="true">
        {label}
      </span>
    </label>
  </StackCell>
)
