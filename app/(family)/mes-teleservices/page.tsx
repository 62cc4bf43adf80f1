import type { Metadata, Route } from 'next'
import { ChildCard } from '@/components/teleservices/family/child-card'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { requireFamily } from '@/lib/auth/session'
import { frenchDate } from '@/lib/platform/dates'
import { frenchPhone, titleCase } from '@/lib/platform/text'
import { type FamilyHome, getFamilyHome } from '@/lib/teleservices/family/get-family-home'

export const metadata: Metadata = { title: 'Mes téléservices' }

/** TS-122: one card a child, replicated data only; the date of the data is on the page (TS-46). */
export default async function FamilyHomePage({ searchParams }: PageProps<'/mes-teleservices'>) {
  const actor = await requireFamily()
  const home = await getFamilyHome(actor)
  const { fait, eleve } = await searchParams
  const added = home.children.find(({ studentId }) => studentId === eleve)
  const own = actor.profile === 'STUDENT'
  return (
    <>
      <h1>Bonjour {actor.displayName}</h1>
      <DataDate home={home} />
      {fait === 'rattache' && (
        <Notice tone="ok" role="status" className="mt-4">
          {own || !added
            ? 'Le code est rattaché à votre compte.'
            : `${titleCase(added.firstName)} est sur votre compte.`}
        </Notice>
      )}
      {fait === 'signale' && (
        <Notice tone="ok" role="status" className="mt-4">
          L’établissement est prévenu. Vous ne voyez plus cet élève.
        </Notice>
      )}
      {home.children.length > 0 && (
        <div className="mt-5 grid gap-5 md:grid-cols-2 items-start">
          {home.children.map((child) => (
            <ChildCard key={child.studentId} child={child} own={own} />
          ))}
        </div>
      )}
      {home.awaited > 0 && (
        <Notice className="mt-5">
          <p className="text-16">
            {home.awaited === 1 ? 'Un élève arrive' : `${home.awaited} élèves arrivent`} avec la prochaine mise à jour
            de la nuit.
          </p>
        </Notice>
      )}
      <Withdrawn home={home} />
      {home.children.length + home.awaited === 0 && <NothingOpen own={own} />}
      {!own && (
        <ul className="list-none p-0 mt-6 grid gap-1 text-16">
          <li>
            <Link className="inline-flex items-center gap-2 py-2.5" href={'/mon-compte/rattacher' as Route}>
              <Icon name="add" />
              {home.children.length > 0 ? 'Ajouter un autre enfant avec son code' : 'Ajouter un enfant avec son code'}
            </Link>
          </li>
          {home.children.length > 0 && (
            <li>
              <Link className="inline-flex items-center gap-2 py-2.5" href={'/mes-teleservices/signaler' as Route}>
                <Icon name="help" />
                Je ne suis pas le responsable d’un de ces élèves
              </Link>
            </li>
          )}
        </ul>
      )}
    </>
  )
}

/** Schools may differ: the oldest date is the honest one, and each other is said. */
function DataDate({ home }: { home: FamilyHome }) {
  const dates = [...new Set(home.children.map((child) => child.school.validOn))].sort()
  const [first] = dates
  if (!first) return null
  if (dates.length === 1) return <p className="mt-1 text-ink-2">Informations à jour au {frenchDate(first)}.</p>
  const schools = [...new Map(home.children.map((child) => [child.school.id, child.school])).values()]
  return (
    <p className="mt-1 text-ink-2">
      Informations à jour au {schools.map(({ name, validOn }) => `${frenchDate(validOn)} (${name})`).join(', ')}.
    </p>
  )
}

function Withdrawn({ home }: { home: FamilyHome }) {
  return home.withdrawn.map(({ id, withdrawnOn, school }) => (
    <Notice key={id} tone="warn" className="mt-5" title={`Un accès a été retiré le ${frenchDate(withdrawnOn)}`}>
      <p className="text-16">
        {school ? `Établissement : ${school.name}. ` : ''}Pour savoir pourquoi, appelez le secrétariat
        {school?.phone ? `\u00a0: ${frenchPhone(school.phone)}` : ''}.
      </p>
    </Notice>
  ))
}

const NothingOpen = ({ own }: { own: boolean }) => (
  <EmptyState>
    {own
      ? 'Votre compte n’ouvre aucun téléservice aujourd’hui. Demandez un code à votre établissement.'
      : 'Votre compte n’est rattaché à aucun élève aujourd’hui. Ajoutez un enfant avec le code que l’établissement vous a donné.'}
  </EmptyState>
)
