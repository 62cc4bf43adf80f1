import { TextField } from '@/components/forms/text-field'
import { Button } from '@/components/ui/button'

/** A GET form: the address of a search can be sent to a colleague. */
export const SchoolSearchForm = ({ pathname, q }: { pathname: string; q: string }) => (
  <form method="get" action={pathname} className="mt-4 flex flex-wrap items-end gap-3">
    <TextField
      name="q"
      label="Nom, ville ou UAI"
      type="search"
      autoComplete="off"
      maxLength={60}
      required={false}
      defaultValue={q}
      controlClass="!w-64 max-w-full"
    />
    <Button type="submit" icon="search">
      Rechercher
    </Button>
  </form>
)
