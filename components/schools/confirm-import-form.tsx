'use client'

import { useActionState } from 'react'
import { Choice } from '@/components/forms/choice'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import { type FormState, idle } from '@/lib/platform/form-state'
import { plural, typographic } from '@/lib/platform/text'
import { answerTo, isQuestion } from '@/lib/schools/imports/domain/import-decision'
import { importShown } from '@/lib/schools/imports/domain/import-shown'
import type { ImportDetails } from '@/lib/schools/imports/queries/find-import'

type Action = (previous: FormState, form: FormData) => Promise<FormState>
type Figures = NonNullable<ImportDetails['figures']>

const LABELS = {
  YEAR_DIFFERS: 'Préparer cette autre année',
  MANY_DEPARTURES: 'Ces élèves ont bien quitté l’établissement',
  STUDENTS_REPLACED: 'Ce sont d’autres élèves, les anciens sont partis',
  COUPLES_CUT: 'Ces familles perdent bien leur accès',
  IDENTITY_DOUBT: 'Ce sont d’autres personnes',
  INVALID_STUDENTS: 'Importer sans les élèves à corriger',
} as const

type ConfirmImportFormProps = {
  importId: string
  figures: Figures
  questions: ImportDetails['questions']
  confirm: Action
  cancel: Action
}

/** Nothing is final without a count; each question is a box that says its consequence. */
export function ConfirmImportForm({ importId, figures, questions, confirm, cancel }: ConfirmImportFormProps) {
  const [state, submit] = useActionState(confirm, idle)
  const [cancelState, submitCancel] = useActionState(cancel, idle)
  return (
    <section className="card mt-4 p-5" aria-labelledby="confirmer">
      <h2 id="confirmer">{questions.length > 0 ? 'Avant d’importer' : 'Importer'}</h2>
      <FormStatus state={state} className="mt-3" />
      <FormStatus state={cancelState} className="mt-3" />
      <p className="mt-2">{typographic(summaryOf(figures))}</p>
      {figures.withoutGuardians && <p className="mt-2">{WITHOUT_GUARDIANS}</p>}
      <CutList cuts={figures.cuts ?? []} />
      <form action={submit} id="confirmer-import" className="mt-3 grid gap-3">
        <input type="hidden" name="importId" value={importId} />
        <input type="hidden" name="shown" value={importShown(figures)} />
        {questions.map(({ code, message }) =>
          isQuestion(code) ? (
            <Choice
              key={code}
              type="checkbox"
              name={answerTo(code)}
              value="oui"
              label={LABELS[code]}
              hint={typographic(message)}
              state={state}
            />
          ) : null,
        )}
      </form>
      <form action={submitCancel} id="annuler-import">
        <input type="hidden" name="importId" value={importId} />
      </form>
      <div className="mt-4 flex flex-wrap gap-3">
        <SubmitButton form="confirmer-import">{buttonOf(figures)}</SubmitButton>
        <SubmitButton form="annuler-import" variant="default">
          Annuler l’import
        </SubmitButton>
      </div>
    </section>
  )
}

const changesOf = ({ students, guardians, guardianships }: Figures) =>
  students.created +
  students.updated +
  students.left +
  guardians.created +
  guardians.updated +
  guardianships.created +
  guardianships.updated +
  guardianships.removed

const WITHOUT_GUARDIANS =
  'Aucun fichier de responsables\u00a0: ceux que l’établissement connaît restent, et un nouvel élève n’en aura pas. Personne ne recevra de code pour lui.'

const CAUSES = {
  STUDENT_ABSENT: 'l’élève n’est pas dans le fichier',
  GUARDIAN_ABSENT: 'le responsable n’est pas dans le fichier, pour cet élève',
  STUDENT_LEFT: 'l’élève est parti, le fichier le dit',
  NOT_LEGAL: 'le responsable n’est plus légal\u00a01 ni légal\u00a02',
} as const

/** Who loses what, by cause, before the button. */
function CutList({ cuts }: { cuts: NonNullable<Figures['cuts']> }) {
  if (cuts.length === 0) return null
  return (
    <>
      <h3 className="mt-4">Accès retirés</h3>
      <ul className="mt-1 list-disc ps-5">
        {cuts.map(({ cause, couples, accounts, codes }) => (
          <li key={cause}>
            {typographic(
              `${plural(couples, 'lien')} : ${CAUSES[cause]} (${plural(accounts, 'compte ouvert', 'comptes ouverts')}, ${plural(codes, 'code valable', 'codes valables')}${cause === 'STUDENT_ABSENT' || cause === 'STUDENT_LEFT' ? ', ceux des élèves compris' : ''}).`,
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

/** « Importer 528 élèves et 1 008 responsables ». */
function buttonOf(figures: Figures): string {
  if (changesOf(figures) === 0) return 'Terminer sans rien changer'
  const read = ({ created, updated, unchanged }: Figures['students']) => created + updated + unchanged
  const [students, guardians] = [read(figures.students), read(figures.guardians)]
  const parts = [students > 0 && plural(students, 'élève'), guardians > 0 && plural(guardians, 'responsable')].filter(
    Boolean,
  )
  return parts.length > 0 ? `Importer ${parts.join(' et ')}` : 'Importer'
}

function summaryOf(figures: Figures): string {
  const { students, guardians, guardianships } = figures
  if (changesOf(figures) === 0) return 'Ces fichiers ne changent rien : la base élèves dit déjà la même chose.'
  const parts = [
    students.created > 0 && `${plural(students.created, 'élève')} à créer`,
    students.updated > 0 && `${plural(students.updated, 'élève')} à modifier`,
    students.left > 0 && `${plural(students.left, 'élève parti', 'élèves partis')}, codes et accès retirés`,
    guardians.created + guardians.updated > 0 &&
      `${plural(guardians.created + guardians.updated, 'responsable')} à créer ou modifier`,
    guardianships.removed > 0 && `${plural(guardianships.removed, 'lien')} de responsabilité à retirer`,
  ].filter(Boolean)
  return parts.length > 0 ? `${parts.join(' ; ')}.` : 'Seuls des liens de responsabilité changent.'
}
