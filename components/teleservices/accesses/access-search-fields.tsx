'use client'

import { SubmitButton } from '@/components/forms/submit-button'
import { Panel } from '@/components/ui/panel'
import { frenchNumber } from '@/lib/platform/text'
import type { PopulationOptions } from '@/lib/teleservices/accesses/queries/list-population-options'
import type { AccessSearch } from '@/lib/teleservices/accesses/schemas'
import { PopulationChoices } from '../population-choices'

const ACCESS = { tous: 'Tous', attribues: 'Déjà attribués', 'non-attribues': 'Pas encore attribué' } as const

type PopulationPanelProps = { search: AccessSearch; options: PopulationOptions }

/** « Sélection des élèves » (TS-68). Closed, its summary reads the current choice. */
export function PopulationPanel({ search, options }: PopulationPanelProps) {
  return (
    <Panel title="Sélection des élèves" summary={summaryOf(search, options)} open>
      <div className="flex flex-wrap items-end gap-x-4 gap-y-4">
        <fieldset>
          <legend className="label text-15">Population</legend>
          <PopulationChoices className="mt-1 flex flex-wrap items-center gap-x-5 gap-y-2 text-15">
            <label className="flex items-center gap-2">
              <input type="radio" name="population" value="tous" defaultChecked={search.population === 'tous'} />
              tous les élèves
            </label>
            <Population
              value="mef"
              label="MEF"
              choice="Choix du MEF"
              width="!w-36"
              search={search}
              options={options.mefs.map(({ code, label }) => ({ value: code, label }))}
            />
            <Population
              value="division"
              label="Division"
              choice="Choix de la division"
              width="!w-24"
              search={search}
              options={options.divisions.map((code) => ({ value: code, label: code }))}
            />
          </PopulationChoices>
        </fieldset>
        <div className="field">
          <label className="label text-15" htmlFor="acces">
            Accès
          </label>
          <select key={search.acces} className="control !w-44" id="acces" name="acces" defaultValue={search.acces}>
            {Object.entries(ACCESS).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <SubmitButton variant="default" icon="search" name="intent" value="search">
          Rechercher
        </SubmitButton>
      </div>
    </Panel>
  )
}

type PopulationProps = {
  value: 'mef' | 'division'
  label: string
  choice: string
  width: string
  search: AccessSearch
  options: { value: string; label: string }[]
}

function Population({ value, label, choice, width, search, options }: PopulationProps) {
  const chosen = search[value]
  return (
    <span className="flex items-center gap-2">
      <label className="flex items-center gap-2">
        <input type="radio" name="population" value={value} defaultChecked={search.population === value} />
        {label}
      </label>
      <select key={chosen} className={`control ${width}`} name={value} aria-label={choice} defaultValue={chosen}>
        <option value="">Choisir</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  )
}

function summaryOf(search: AccessSearch, { mefs }: PopulationOptions): string {
  const population = {
    tous: 'tous les élèves',
    mef: `MEF ${mefs.find(({ code }) => code === search.mef)?.label ?? search.mef}`,
    division: `division ${search.division}`,
  }[search.population]
  return `${population}, accès\u00a0: ${ACCESS[search.acces].toLowerCase()}`
}

type LegalFilterProps = { search: AccessSearch; legal1: number; legal2: number }

/** TS-71: type of responsable. */
export function LegalFilter({ search, legal1, legal2 }: LegalFilterProps) {
  const boxes = [
    { value: '1', label: 'Légal 1', count: legal1 },
    { value: '2', label: 'Légal 2', count: legal2 },
  ] as const
  return (
    <fieldset className="flex flex-wrap items-center gap-x-5 gap-y-2 text-15">
      <legend className="sr-only">Type de responsable</legend>
      {boxes.map(({ value, label, count }) => (
        <label key={value} className="flex items-center gap-2">
          <input
            type="checkbox"
            name="legal"
            value={value}
            defaultChecked={search.legal.length === 0 || search.legal.includes(value)}
          />
          {label} ({frenchNumber(count)})
        </label>
      ))}
      <SubmitButton variant="default" size="small" name="intent" value="filter">
        Filtrer
      </SubmitButton>
    </fieldset>
  )
}
