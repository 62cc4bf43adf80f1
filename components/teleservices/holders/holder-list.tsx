import type { Route } from 'next'
import { Badge, type Tone } from '@/components/ui/badge'
import { DataTable, StackCell, StackHead, StackRow, TableCard } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { Pagination } from '@/components/ui/pagination'
import type { Page } from '@/lib/platform/pagination'
import { plural, typographic } from '@/lib/platform/text'
import { LEGAL_RANK_LABELS } from '@/lib/schools/people/labels'
import type { CodeSituation } from '@/lib/teleservices/holders/domain/code-situation'
import { isNobodysName } from '@/lib/teleservices/holders/domain/found-by'
import { holderHref, holderListPath, holderQuery } from '@/lib/teleservices/holders/domain/holder-search'
import { CODE_SITUATION_LABELS } from '@/lib/teleservices/holders/labels'
import type { FoundHolder } from '@/lib/teleservices/holders/queries/search-holders'
import type { HolderSearch } from '@/lib/teleservices/holders/schemas'
import { ofName } from '@/lib/teleservices/letters/domain/wording'

type HolderListProps = { kind: 'CAR' | 'CAE'; search: HolderSearch; found: Page<FoundHolder> }

/** TS-97: the couples, each with « Gérer ce code »; TS-114: the pupils, each with « Modifier ». */
export function HolderList({ kind, search, found }: HolderListProps) {
  if (found.total === 0) return <EmptyState>{nobody(kind, search)}</EmptyState>
  const de = holderQuery(search)
  return (
    <>
      <h2 className="mt-5">{kind === 'CAR' ? plural(found.total, 'couple') : plural(found.total, 'élève')}</h2>
      <TableCard>
        <DataTable label={kind === 'CAR' ? 'Responsables et élèves' : 'Elèves'} stack>
          <thead>
            <tr role="row">
              <th scope="col">Eleve</th>
              {kind === 'CAR' && <th scope="col">Responsable</th>}
              {kind === 'CAR' && <th scope="col">Qualité</th>}
              <th scope="col">{kind === 'CAR' ? 'CAR' : 'CAE'}</th>
              <th scope="col">
                <span className="sr-only">Action</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {found.rows.map((row) => (
              <StackRow key={row.holderId}>
                <StackHead>
                  {row.student}
                  <Why found={row} who="STUDENT" />
                </StackHead>
                {kind === 'CAR' && (
                  <StackCell className="cell-full">
                    {row.guardian}
                    <Why found={row} who="GUARDIAN" />
                  </StackCell>
                )}
                {kind === 'CAR' && <StackCell className="whitespace-nowrap">{qualityOf(row)}</StackCell>}
                <StackCell>
                  <Badge tone={TONES[row.situation]}>{CODE_SITUATION_LABELS[row.situation]}</Badge>
                </StackCell>
                <StackCell className="text-end whitespace-nowrap">
                  <Link href={holderHref({ kind, holderId: row.holderId }, { de }) as Route}>
                    {kind === 'CAR' ? 'Gérer ce code' : 'Modifier'}
                    <span className="sr-only">
                      {row.guardian ? ` ${ofName(row.guardian)} pour ${row.student}` : ` le CAE ${ofName(row.student)}`}
                    </span>
                  </Link>
                </StackCell>
              </StackRow>
            ))}
          </tbody>
        </DataTable>
      </TableCard>
      <Pagination
        page={found.page}
        pageCount={found.pageCount}
        pathname={holderListPath(kind)}
        query={Object.fromEntries(new URLSearchParams(de))}
      />
    </>
  )
}

/** Beside the name that answered the search, when it is not the one that stands first. */
const Why = ({ found: { foundBy }, who }: { found: FoundHolder; who: 'STUDENT' | 'GUARDIAN' }) =>
  foundBy?.who === who && <span className="block text-15 font-normal text-ink-2">{typographic(foundBy.text)}</span>

const qualityOf = ({ legalRank }: FoundHolder): string => LEGAL_RANK_LABELS[legalRank ?? 0] ?? 'Ni légal 1 ni légal 2'

const TONES: Record<CodeSituation, Tone> = {
  ACCOUNT: 'ok',
  SUSPENDED: 'warn',
  NOTIFIED: 'ok',
  NOT_NOTIFIED: 'warn',
  REFUSED: 'neutral',
  WITHDRAWN: 'neutral',
  NONE: 'neutral',
  NOT_A_HOLDER: 'neutral',
  LEFT: 'neutral',
}

const NOBODYS_NAME =
  'Cette recherche n’est le nom de personne\u00a0: tapez les premières lettres d’un nom, 80 signes au plus.'

function nobody(kind: 'CAR' | 'CAE', { nom, mef, division }: HolderSearch): string {
  const who = kind === 'CAR' ? 'Aucun élève ni responsable' : 'Aucun élève'
  if (isNobodysName(nom)) return NOBODYS_NAME
  if (!nom) return `${who} ne correspond à cette recherche.`
  const where = mef || division ? ' avec cette MEF ou cette division' : ''
  return `${who} n’a de nom qui commence par «\u00a0${nom}\u00a0»${where}. Essayez les trois premières lettres.`
}
