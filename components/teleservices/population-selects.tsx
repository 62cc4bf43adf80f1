import { SelectField } from '@/components/forms/select-field'
import type { PopulationOptions } from '@/lib/teleservices/accesses/queries/list-population-options'

type PopulationSelectsProps = {
  search: { mef: string; division: string }
  options: PopulationOptions
  /** The choices that the lists go with, as the panel names them. */
  choices: { mef: string; division: string }
}

/** Which MEF, which division: beside the choice of a population. */
export const PopulationSelects = ({ search, options, choices }: PopulationSelectsProps) => (
  <div className="grid content-start gap-4">
    <SelectField
      name="mef"
      label="MEF"
      hint={`Avec « ${choices.mef} »`}
      defaultValue={search.mef}
      options={[
        { value: '', label: 'Choisir une MEF' },
        ...options.mefs.map(({ code, label }) => ({ value: code, label })),
      ]}
    />
    <SelectField
      name="division"
      label="Division"
      hint={`Avec « ${choices.division} »`}
      defaultValue={search.division}
      options={[
        { value: '', label: 'Choisir une division' },
        ...options.divisions.map((code) => ({ value: code, label: code })),
      ]}
    />
  </div>
)
