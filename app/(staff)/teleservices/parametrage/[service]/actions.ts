'use server'

import type { Route } from 'next'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { defineAction } from '@/lib/auth/action'
import { addReleaseDate } from '@/lib/teleservices/publication/commands/add-release-date'
import { removeReleaseDate } from '@/lib/teleservices/publication/commands/remove-release-date'
import { setPublicationType } from '@/lib/teleservices/publication/commands/set-publication-type'
import { PUBLICATION_KINDS, settingsHref } from '@/lib/teleservices/publication/domain/publication'
import { PublicationTypeForm, ReleaseDateForm, releaseChangeOf } from '@/lib/teleservices/publication/schemas'

export const setPublicationTypeAction = defineAction({
  name: 'teleservices.set-publication-type',
  permission: 'teleservice:set-up',
  input: PublicationTypeForm,
  async run(actor, { service, type, confirmed }) {
    const kind = PUBLICATION_KINDS[service]
    const { outcome, dropped } = await setPublicationType(actor, { kind, type, confirmed: Number(confirmed) })
    if (outcome === 'TO_CONFIRM') redirect(settingsHref(service, 'fil-de-l-eau') as Route)
    revalidatePath('/teleservices', 'layout')
    const fait = outcome === 'CHANGED' ? type : 'rien'
    redirect(settingsHref(service, '', { fait, couples: dropped }) as Route)
  },
})

export const addReleaseDateAction = defineAction({
  name: 'teleservices.add-release-date',
  permission: 'teleservice:set-up',
  input: ReleaseDateForm,
  async run(actor, { intent, ...form }) {
    const { service, date } = form
    if (intent) redirect(`${settingsHref(service, 'ajouter', { date, cocher: intent })}#couples` as Route)
    const { changed, unchanged } = await addReleaseDate(actor, releaseChangeOf(form))
    revalidatePath('/teleservices', 'layout')
    redirect(settingsHref(service, '', { fait: 'ajout', le: date, couples: changed, autres: unchanged }) as Route)
  },
})

export const removeReleaseDateAction = defineAction({
  name: 'teleservices.remove-release-date',
  permission: 'teleservice:set-up',
  input: ReleaseDateForm,
  async run(actor, { intent, ...form }) {
    const { service, date } = form
    if (intent) redirect(`${settingsHref(service, 'supprimer', { date, cocher: intent })}#couples` as Route)
    const { changed, unchanged } = await removeReleaseDate(actor, releaseChangeOf(form))
    revalidatePath('/teleservices', 'layout')
    redirect(settingsHref(service, '', { fait: 'retrait', le: date, couples: changed, autres: unchanged }) as Route)
  },
})
