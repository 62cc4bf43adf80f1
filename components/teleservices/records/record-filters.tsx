import { SelectField } from '@/components/forms/select-field'
import { Button } from '@/components/ui/button'

export type RecordFilter = {
  name: string
  label: string
  /** Label of « no filter ». */
  all: string
  value: string
  options: readonly { value: string; label: string }[]
}

/** Lists that narrow a table: a GET form, the address is the state. */
export const RecordFilters = ({ pathname, filters }: { pathname: string; filters: readonly RecordFilter[] }) => (
  <search>
    <form className="card mt-4 p-4 flex flex-wrap items-end gap-4" method="get" action={pathname}>
      {filters.map(({ name, label, all, value, options }) => (
        <SelectField
          key={name}
          name={name}
          label={label}
          options={[{ value: '', label: all }, ...options]}
          defaultValue={value}
        />
      ))}
      <Button type="submit" icon="search">
        Filtrer
      </Button>
    </form>
  </search>
)

/** A list of plain words as options. */
export const optionsOf = (values: readonly string[]) => values.map((value) => ({ value, label: value }))
