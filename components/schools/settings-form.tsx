'use client'

import type { Route } from 'next'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { FormStatus } from '@/components/forms/form-status'
import { PageTitle } from '@/components/forms/page-title'
import { ShownValues } from '@/components/forms/shown-values'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextArea } from '@/components/forms/text-area'
import { TextField } from '@/components/forms/text-field'
import { Link } from '@/components/ui/link'
import type { FormState, InitialState } from '@/lib/platform/form-state'
import { SETTINGS_LABELS, settingsTexts } from '@/lib/schools/settings/domain/settings-texts'
import type { SchoolSettings } from '@/lib/schools/settings/schemas'

type SettingsFormProps = {
  /** Of the page. */
  title: string
  action: (previous: FormState, form: FormData) => Promise<FormState>
  settings: SchoolSettings
  initial: InitialState
}

export function SettingsForm({ title, action, settings, initial }: SettingsFormProps) {
  const [state, submit] = useActionState<FormState, FormData>(action, initial)
  const texts = settingsTexts(settings)
  return (
    <form action={submit} noValidate className="mt-4 grid gap-4">
      <PageTitle title={title} state={state} />
      <ErrorSummary state={state} />
      <FormStatus state={state} />
      <ShownValues labels={SETTINGS_LABELS} texts={texts} state={state} />
      <section className="card grid gap-4 px-5 py-5" aria-labelledby="adresse">
        <h2 id="adresse">Adresse de l’établissement</h2>
        <TextField
          name="addressLine1"
          label="Numéro et rue"
          hint="Les lettres sont datées de cette ville, et les coupons reviennent à cette adresse."
          state={state}
          defaultValue={texts.addressLine1}
          optional
          maxLength={38}
          controlClass="max-w-[24rem]"
        />
        <TextField
          name="addressLine2"
          label="Complément d’adresse"
          state={state}
          defaultValue={texts.addressLine2}
          optional
          maxLength={38}
          controlClass="max-w-[24rem]"
        />
        <TextField
          name="postalCode"
          inputMode="numeric"
          label="Code postal"
          state={state}
          defaultValue={texts.postalCode}
          optional
          maxLength={5}
          controlClass="!w-28"
        />
        <TextField
          name="city"
          label="Ville"
          state={state}
          defaultValue={texts.city}
          optional
          maxLength={32}
          controlClass="max-w-[24rem]"
        />
      </section>
      <section className="card grid gap-4 px-5 py-5" aria-labelledby="signature">
        <h2 id="signature">En-tête, signature et contact</h2>
        <p>
          <Link href={'/etablissement/parametres/lettre' as Route}>Voir la lettre de votre établissement</Link>
        </p>
        <TextArea
          name="letterhead"
          label="En-tête des lettres"
          hint="Quatre lignes au plus, à la place du nom de l’établissement. L’adresse et le téléphone suivent."
          state={state}
          defaultValue={texts.letterhead}
          optional
          rows={4}
          controlClass="max-w-[32rem]"
        />
        <TextField
          name="headTitle"
          label="Fonction de la personne qui signe les lettres"
          hint="Par exemple : La proviseure"
          state={state}
          defaultValue={texts.headTitle}
          optional
          maxLength={60}
          controlClass="max-w-[24rem]"
        />
        <TextField
          name="headName"
          label="Son prénom et son nom"
          state={state}
          defaultValue={texts.headName}
          optional
          maxLength={80}
          controlClass="max-w-[24rem]"
        />
        <TextField
          name="phone"
          type="tel"
          label="Téléphone du secrétariat"
          hint="Les familles l’appellent quand elles ont perdu leur code."
          state={state}
          defaultValue={texts.phone}
          optional
          maxLength={30}
          controlClass="max-w-[14rem]"
        />
        <TextField
          name="email"
          type="email"
          label="Adresse électronique du secrétariat"
          hint="Elle reçoit les réponses aux courriels."
          state={state}
          defaultValue={texts.email}
          optional
          maxLength={254}
          autoCapitalize="none"
          spellCheck={false}
          controlClass="max-w-[24rem]"
        />
      </section>
      <section className="card grid gap-4 px-5 py-5" aria-labelledby="envois">
        <h2 id="envois">Codes et envois</h2>
        <TextField
          name="retractionMinutes"
          inputMode="numeric"
          label="Délai pour annuler un envoi de courriels, en minutes"
          hint="10 en général. 0 : les courriels partent tout de suite. 1 440 au plus (un jour)."
          state={state}
          defaultValue={texts.retractionMinutes}
          maxLength={5}
          controlClass="!w-24"
        />
        <TextField
          name="codeValidityDays"
          inputMode="numeric"
          label="Durée de validité d’un code, en jours"
          hint="Vide : un code n’expire pas. Un changement vaut pour les codes créés ensuite."
          state={state}
          defaultValue={texts.codeValidityDays}
          optional
          maxLength={5}
          controlClass="!w-24"
        />
      </section>
      <section className="card grid gap-4 px-5 py-5" aria-labelledby="reseau">
        <h2 id="reseau">Réseau de l’établissement</h2>
        <TextArea
          name="ipRanges"
          label="Adresses publiques, une par ligne"
          hint="Par exemple 198.51.100.0/24. Tout l’établissement sort par là : les limites sur les essais y sont dix fois plus hautes, une fois le réseau vérifié."
          state={state}
          defaultValue={texts.ipRanges}
          optional
          rows={3}
          controlClass="max-w-[24rem] font-mono"
        />
      </section>
      <div>
        <SubmitButton>Enregistrer</SubmitButton>
      </div>
    </form>
  )
}
