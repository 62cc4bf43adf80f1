import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { Button } from '@/components/ui/button'
import { LONGEST_NAME } from '@/lib/platform/names/domain/name-search'
import type { PopulationOptions } from '@/lib/teleservices/accesses/queries/list-population-options'
import { holderListPath } from '@/lib/teleservices/holders/domain/holder-search'
import type { HolderSearch } from '@/lib/teleservices/holders/schemas'

type HolderSearchPanelProps = { kind: 'CAR' | 'CAE'; search: HolderSearch; options: PopulationOptions }

/** TS-97, TS-113: a GET form, so that the address of a search can be kept and gone back to. */
export function HolderSearchPanel({ kind, search, options }: HolderSearchPanelProps) {
  return (
    <search>
      <form
        method="get"
        action={holderListPath(kind)}
        className="card mt-4 flex flex-wrap items-end gap-x-5 gap-y-4 px-5 py-4"
      >
        <input type="hidden" name="recherche" value="1" />
        <TextField
          name="nom"
          label="Zone de saisie du nom (à partir de la première lettre)"
          hint={kind === 'CAR' ? 'Nom ou prénom de l’élève ou du responsable' : 'Nom ou prénom de l’élève'}
          defaultValue={search.nom}
          autoComplete="off"
          spellCheck={false}
          maxLength={LONGEST_NAME}
          required={false}
          className="min-w-[min(100%,26rem)] flex-1"
        />
        <SelectField
          name="mef"
          label="MEF"
          defaultValue={search.mef}
          options={[
            { value: '', label: 'Toutes les MEF' },
            ...options.mefs.map(({ code, label }) => ({ value: code, label })),
          ]}
        />
        <SelectField
          name="division"
          label="Division"
          defaultValue={search.division}
          options={[
            { value: '', label: 'Toutes les divisions' },
            ...options.divisions.map((code) => ({ value: code, label: code })),
          ]}
        />
        <Button type="submit" variant="primary" icon="search">
          Rechercher
        </Button>
      </form>
    </search>
  )
}
