import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'

type RecordUploadFormProps = { action: string; error?: string }

/** A plain form, without script: the answer is the page that says what the file would change. */
export function RecordUploadForm({ action, error }: RecordUploadFormProps) {
  return (
    <form
      className="card mt-4 p-5"
      method="post"
      action={action}
      encType="multipart/form-data"
      aria-labelledby="envoyer"
      noValidate
    >
      <h2 id="envoyer">Envoyer un fichier</h2>
      <Field
        id="fichier"
        label="Fichier CSV"
        hint="Une ligne par élève et par note, absence ou compétence. 10 Mo et 50 000 lignes au plus."
        error={error}
        className="mt-3"
      >
        <input
          className="control"
          type="file"
          id="fichier"
          name="fichier"
          required
          accept=".csv,.txt,text/csv,text/plain"
          aria-describedby={error ? 'fichier-aide fichier-erreur' : 'fichier-aide'}
        />
      </Field>
      <p className="mt-3 text-15 text-ink-2">
        L’envoi ne change rien{'\u00a0'}: vous verrez d’abord ce que le fichier contient.
      </p>
      <div className="mt-4">
        <Button variant="primary" type="submit" icon="upload">
          Envoyer et vérifier
        </Button>
      </div>
    </form>
  )
}
