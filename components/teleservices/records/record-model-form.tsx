import { SelectField } from '@/components/forms/select-field'
import { Button } from '@/components/ui/button'

type RecordModelFormProps = { action: string; divisions: readonly string[] }

/** The model with the pupils of one division: a plain GET form, the answer is the file. */
export function RecordModelForm({ action, divisions }: RecordModelFormProps) {
  const options = [
    { value: '', label: 'Modèle avec deux exemples' },
    ...divisions.map((code) => ({ value: code, label: `Modèle pour la ${code}` })),
  ]
  return (
    <form className="card mt-4 p-5" method="get" action={action} aria-labelledby="modele">
      <h2 id="modele">Partir du modèle</h2>
      <div className="mt-3 flex flex-wrap items-end gap-4">
        <SelectField
          name="division"
          label="Élèves du modèle"
          hint="Une ligne par élève de la division. Remplissez ce que vous savez : une ligne incomplète est signalée."
          options={options}
          optional
        />
        <Button type="submit" icon="download">
          Télécharger le modèle
        </Button>
      </div>
    </form>
  )
}
