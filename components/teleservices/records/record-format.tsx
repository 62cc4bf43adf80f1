import { DataTable, StackCell, StackHead, StackRow, TableCard } from '@/components/ui/data-table'
import { Panel } from '@/components/ui/panel'
import type { Columns } from '@/lib/platform/csv/columns'
import { typographic } from '@/lib/platform/text'

/** The documented format: what each column holds. */
export const RecordFormat = ({ columns }: { columns: Columns }) => (
  <Panel title="Format du fichier" summary="les colonnes, une par une">
    <p className="text-15">
      Un fichier CSV enregistré par un tableur{'\u00a0'}: colonnes séparées par un point-virgule, une virgule ou une
      tabulation, titres sur la première ligne, dans l’ordre que vous voulez. Les accents sont lus en UTF-8 comme en
      Windows-1252. Une colonne de plus est ignorée.
    </p>
    <TableCard>
      <DataTable label="Colonnes du fichier" stack>
        <thead>
          <tr>
            <th scope="col">Colonne</th>
            <th scope="col">Titre exigé</th>
            <th scope="col">Ce qu’on y écrit</th>
          </tr>
        </thead>
        <tbody>
          {Object.values(columns).map(({ header, required, help }) => (
            <StackRow key={header}>
              <StackHead>{header}</StackHead>
              <StackCell data-label="Titre exigé">{required ? 'Oui' : 'Non'}</StackCell>
              <StackCell className="cell-full">{typographic(help)}</StackCell>
            </StackRow>
          ))}
        </tbody>
      </DataTable>
    </TableCard>
  </Panel>
)
