'use client'

import { useActionState } from 'react'
import { Choice } from '@/components/forms/choice'
import { FormStatus } from '@/components/forms/form-status'
import { SubmitButton } from '@/components/forms/submit-button'
import { type FormState, idle } from '@/lib/platform/form-state'
import { schoolYearLabel } from '@/lib/platform/school-year'
import { frenchNumber, plural, typographic } from '@/lib/platform/text'
import type { Leaver } from '@/lib/schools/years/queries/list-leavers'
import type { YearPlan } from '@/lib/schools/years/queries/plan-year'

type ConfirmYearProps = {
  plan: YearPlan
  /** Before June: asked. */
  early: boolean
  /** What the families of those who leave hold. */
  held: { accesses: number; codes: number }
  leavers: readonly Leaver[]
  action: (previous: FormState, form: FormData) => Promise<FormState>
}

/** What the change of year does, with its figures, before the button. */
export function ConfirmYear({ plan, early, held, leavers, action }: ConfirmYearProps) {
  const [state, submit] = useActionState(action, idle)
  const [next, former] = [schoolYearLabel(plan.to), schoolYearLabel(plan.from)]
  return (
    <section className="card mt-4 p-5" aria-labelledby="confirmer">
      <h2 id="confirmer">Passer à l’année {next}</h2>
      <FormStatus state={state} className="mt-3" />
      <p className="mt-2">La base élèves de {next} est prête. Voici ce qui change :</p>
      <ul className="mt-2 list-disc ps-5">
        {consequences(plan, held).map((sentence) => (
          <li key={sentence}>{typographic(sentence)}</li>
        ))}
        <li>
          Les dates d’échéance de {former} ne comptent que pour {former} : choisissez ensuite celles de {next}.
        </li>
        <li>Les notes, les absences et les compétences de {former} restent : les familles les lisent par année.</li>
      </ul>
      {leavers.length > 0 && (
        <details className="mt-3">
          <summary>Voir qui part ({frenchNumber(leavers.length)})</summary>
          <ul className="mt-2 columns-1 ps-5 sm:columns-2 lg:columns-3">
            {leavers.map(({ id, name, division }) => (
              <li key={id}>
                <bdi>{name}</bdi>
                {division && ` (${division})`}
              </li>
            ))}
          </ul>
        </details>
      )}
      <form action={submit} className="mt-4 grid gap-3">
        <input type="hidden" name="shown" value={plan.shown} />
        <input type="hidden" name="year" value={plan.to} />
        {early && (
          <Choice
            type="checkbox"
            name="early"
            value="oui"
            label="Changer d’année avant juin"
            hint={`Les familles des élèves qui partent perdent leur accès dès maintenant, avant la fin de ${former}.`}
            state={state}
          />
        )}
        <div>
          <SubmitButton>Passer à l’année {next}</SubmitButton>
        </div>
      </form>
    </section>
  )
}

function lostBy(leaving: number, { accesses, codes }: ConfirmYearProps['held']): string {
  const lost = [
    accesses > 0 && plural(accesses, 'accès', 'accès'),
    codes > 0 && plural(codes, 'code valable', 'codes valables'),
  ].filter((each) => each !== false)
  return lost.length > 0 ? `${leaving > 1 ? 'Leurs familles perdent' : 'Sa famille perd'} ${lost.join(' et ')}.` : ''
}

function consequences(plan: YearPlan, { accesses, codes }: ConfirmYearProps['held']): string[] {
  const { divisions, staying, coming, leaving } = plan
  return [
    `${plural(divisions, 'division')} de la nouvelle année ${divisions > 1 ? 'deviennent celles' : 'devient celle'} de l’établissement.`,
    `${plural(staying, 'élève reste', 'élèves restent')} : ${staying === 1 ? 'ses codes, ses comptes et ses accès' : 'leurs codes, leurs comptes et leurs accès'} continuent.`,
    coming > 0 &&
      `${plural(coming, 'nouvel élève', 'nouveaux élèves')} : vous créerez ensuite ${coming === 1 ? 'ses' : 'leurs'} accès.`,
    leaving > 0 &&
      `${plural(leaving, 'élève n’est pas', 'élèves ne sont pas')} dans le fichier : ${leaving > 1 ? 'ils sont marqués partis' : 'il est marqué parti'}. ${lostBy(leaving, { accesses, codes })}`,
  ].filter((sentence) => sentence !== false)
}
