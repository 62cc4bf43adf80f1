import { SelectField } from '@/components/forms/select-field'
import type { PopulationOptions } from '@/lib/teleservices/accesses/queries/list-population-options'

type PopulationSelectsProps = {
  search: { mef: string; division: string }
  options: PopulationOptions
}

/** Which MEF, which division: beside the choice of a population. */
export const PopulationSelects = ({ search, options }: PopulationSelectsProps) => (
  <div className="grid content-start gap-4">
    <input type="hidden" name="mef-avant" value={search.mef} />
    <input type="hidden" name="division-avant" value={search.division} />
    <SelectField
      name="mef"
      label="MEF"
      defaultValue={search.mef}
      options={[
        { value: '', label: 'Choisir une MEF' },
        ...options.mefs.map(({ code, label }) => ({ value: code, label })),
      ]}
    />
    <SelectField
      name="division"
      label="Division"
      defaultValue={search.division}
      options={[
        { value: '', label: 'Choisir une division' },
        ...options.divisions.map((code) => ({ value: code, label: code })),
      ]}
    />
  </div>
)
