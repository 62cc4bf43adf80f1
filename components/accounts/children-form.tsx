'use client'

import { useActionState } from 'react'
import { Choice } from '@/components/forms/choice'
import { ErrorSummary } from '@/components/forms/error-summary'
import { FormStatus } from '@/components/forms/form-status'
import { PageTitle } from '@/components/forms/page-title'
import { SubmitButton } from '@/components/forms/submit-button'
import { FormStep } from '@/components/layout/form-shell'
import { Notice } from '@/components/ui/notice'
import { idle } from '@/lib/platform/form-state'
import { frenchPhone } from '@/lib/platform/text'
import type { PupilToOpen } from '@/lib/teleservices/family/list-pupils-to-open'
import type { FormAction } from './code-form'

type ChildrenFormProps = {
  action: FormAction
  pupils: readonly PupilToOpen[]
  notMine: readonly string[]
  /** A pupil's own code: one name to confirm. */
  own: boolean
  phone: string | null
  /** The code joins an account that exists; `holder` when it is not at the name of that account. */
  attaching?: { holder: string | null }
}

/** Whom the account will show; a sibling may be refused (TS-16). Step 3 of an activation, or of its own for an account that exists. */
export function ChildrenForm({ action, pupils, notMine, own, phone, attaching }: ChildrenFormProps) {
  const [state, submit] = useActionState(action, idle)
  const title = own ? 'Est-ce bien vous\u00a0?' : pupils.length > 1 ? 'Voici vos enfants' : 'Voici votre enfant'
  return (
    <>
      <PageTitle title={title} state={state} />
      <ErrorSummary state={state} />
      <FormStatus state={state} className="mt-4" />
      <form action={submit} noValidate className="mt-5">
        {!attaching && <FormStep current={3} total={4} label={own ? 'Votre nom' : 'Vos enfants'} />}
        <h1 className="mt-1">{title}</h1>
        {attaching?.holder && (
          <Notice tone="warn" className="mt-4" title={`Ce code est au nom de ${attaching.holder}.`}>
            <p className="text-16">
              Votre compte est à un autre nom. Est-ce bien votre code&nbsp;? Sinon, arrêtez ici.
            </p>
          </Notice>
        )}
        {!own && pupils.length > 1 && (
          <p className="mt-2 text-ink-2">Un seul compte suffit pour tous vos enfants de cet établissement.</p>
        )}
        <ul className="list-none p-0 mt-4 grid gap-3">
          {pupils.map(({ guardianshipId, name, place }) => (
            <li key={guardianshipId ?? 'code'} className="card p-4">
              <p className="font-bold">{name}</p>
              <p className="text-16 text-ink-2">{place}</p>
              {guardianshipId && <input type="hidden" name="shown" value={guardianshipId} />}
              {guardianshipId && (
                <Choice
                  type="checkbox"
                  name="notMine"
                  value={guardianshipId}
                  state={state}
                  defaultChecked={notMine.includes(guardianshipId)}
                  className="mt-2 text-16"
                  label={
                    <>
                      Je ne suis pas le responsable de cet élève<span className="sr-only"> : {name}</span>
                    </>
                  }
                />
              )}
            </li>
          ))}
        </ul>
        <SubmitButton className="mt-6 w-full sm:w-auto">
          {attaching ? 'Ajouter à mon compte' : 'Continuer'}
        </SubmitButton>
      </form>
      <Notice className="mt-6">
        <p className="text-16">
          {own ? 'Ce n’est pas vous' : 'Vous ne connaissez pas cet élève'}&nbsp;? Arrêtez ici et appelez le secrétariat
          {phone ? `\u00a0: ${frenchPhone(phone)}` : ''}. Rien n’est encore enregistré.
        </p>
      </Notice>
    </>
  )
}
