import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'

const HINT =
  'Dans SIECLE : Exportations, En XML. Prenez ElevesAvecAdresses, ResponsablesAvecAdresses et Nomenclature, sans ouvrir les ZIP. L’ordre ne compte pas. 100 Mo au plus.'

/** A plain form, without script: the answer is the page of the import. */
export function UploadForm({ error }: { error?: string }) {
  return (
    <form
      className="card mt-4 p-5"
      method="post"
      action="/etablissement/imports/televerser"
      encType="multipart/form-data"
      aria-labelledby="envoyer"
      noValidate
    >
      <h2 id="envoyer">Envoyer les fichiers de SIECLE</h2>
      <Field id="fichiers" label="Fichiers XML ou ZIP" hint={HINT} error={error} className="mt-3">
        <input
          className="control"
          type="file"
          id="fichiers"
          name="fichiers"
          multiple
          required
          accept=".zip,.xml,application/zip,text/xml,application/xml"
          aria-describedby={error ? 'fichiers-aide fichiers-erreur' : 'fichiers-aide'}
        />
      </Field>
      <p className="mt-3 text-15 text-ink-2">L’envoi ne change rien : vous verrez d’abord ce que l’import ferait.</p>
      <div className="mt-4">
        <Button variant="primary" type="submit" icon="upload">
          Envoyer et analyser
        </Button>
      </div>
    </form>
  )
}
