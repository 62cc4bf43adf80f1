import type { Route } from 'next'
import { Badge } from '@/components/ui/badge'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { frenchDay } from '@/lib/platform/dates'
import { LEGAL_RANK_LABELS } from '@/lib/schools/people/labels'
import {
  type AccessState,
  accessChange,
  hasAccess,
  isEditable,
} from '@/lib/teleservices/accesses/domain/access-changes'
import { ACCESS_STATE_LABELS } from '@/lib/teleservices/accesses/labels'
import type { Couple } from '@/lib/teleservices/accesses/queries/list-couples'
import { holderHref } from '@/lib/teleservices/holders/domain/holder-search'

export const accessTickLabel = (row: Couple): string => `Accès de ${row.guardian} (${rankOf(row)}) pour ${row.student}`

const rankOf = ({ legalRank }: Couple): string => LEGAL_RANK_LABELS[legalRank] ?? ''

/** One couple (TS-72). A row that cannot be changed says why (TS-76). */
export function AccessCells({ row, ticked }: { row: Couple; ticked: boolean }) {
  return (
    <>
      <th scope="row" className="whitespace-nowrap">
        {row.student}
      </th>
      <td className="whitespace-nowrap">{row.guardian}</td>
      <td className="whitespace-nowrap">{rankOf(row)}</td>
      <td className="whitespace-nowrap">
        {row.notifiedAt ? frenchDay(row.notifiedAt) : <span className="text-ink-3">–</span>}
      </td>
      <td className={isEditable(row.state) ? 'whitespace-nowrap' : 'min-w-[10rem] !py-0.5'}>
        <Situation row={row} change={accessChange(row.state, ticked)} />
      </td>
      <td className="cell-rest text-ink-2" title={row.address ?? undefined}>
        {row.address ?? <Badge tone="warn">Aucune adresse</Badge>}
      </td>
    </>
  )
}

/** In the place of the box: what it would be. */
export const ReadOnlyAccess = ({ state }: { state: AccessState }) =>
  hasAccess(state) ? (
    <>
      <span className="sr-only">Accès créé, ligne en lecture seule</span>
      <Icon name="check" className="text-ink-3" />
    </>
  ) : (
    <>
      <span className="sr-only">Pas d’accès, ligne en lecture seule</span>
      <span aria-hidden="true" className="text-ink-3">
        –
      </span>
    </>
  )

function Situation({ row, change }: { row: Couple; change: 'CREATE' | 'REMOVE' | 'NONE' }) {
  if (change === 'CREATE')
    return (
      <Badge tone="info" icon="add">
        À créer
      </Badge>
    )
  if (change === 'REMOVE')
    return (
      <Badge tone="warn" icon="remove">
        À retirer
      </Badge>
    )
  if (isEditable(row.state))
    return row.codeCreatedAt && <span className="text-15 text-ink-3">Créé le {frenchDay(row.codeCreatedAt)}</span>
  return (
    <span className="inline-flex gap-1.5 items-center text-15 !leading-tight">
      <Icon name={row.state === 'REFUSED' ? 'ban' : row.state === 'SENDING' ? 'send' : 'lock'} className="!size-4" />
      <Link href={holderHref({ kind: 'CAR', holderId: row.id }) as Route}>
        {ACCESS_STATE_LABELS[row.state]}
        <span className="sr-only">
          , gérer le code de {row.guardian} pour {row.student}
        </span>
      </Link>
    </span>
  )
}
