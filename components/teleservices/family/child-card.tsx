import type { Route } from 'next'
import type { IconName } from '@/components/icons'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { titleCase } from '@/lib/platform/text'
import { closedReason } from '@/lib/teleservices/family/domain/closed-service'
import { FAMILY_SERVICES } from '@/lib/teleservices/family/domain/family-services'
import { glimpseOf } from '@/lib/teleservices/family/domain/glimpse'
import type { FamilyHome } from '@/lib/teleservices/family/get-family-home'
import { schoolWording } from '@/lib/teleservices/letters/domain/wording'
import { serviceTitle } from './service-heading'

/** One child: school, division, a row of at least 56 px for each service. Closed ones are listed and explained. */
export function ChildCard({ child, own }: { child: FamilyHome['children'][number]; own: boolean }) {
  const firstName = titleCase(child.firstName)
  const id = `eleve-${child.studentId}`
  return (
    <section className="card overflow-hidden" aria-labelledby={id}>
      <header className="flex items-center gap-3 px-4 py-4 bg-sunken border-b border-line">
        <span
          className="grid place-items-center shrink-0 size-12 rounded-full bg-surface border border-line font-bold text-primary"
          aria-hidden="true"
        >
          {firstName.charAt(0)}
        </span>
        <div>
          <h2 id={id}>{firstName}</h2>
          <p className="text-16 text-ink-2">{[child.division, child.school.name].filter(Boolean).join(' · ')}</p>
        </div>
      </header>
      {child.services.length === 0 ? (
        <p className="px-4 py-3 text-ink-2">{schoolWording(child.school.kind).The} n’a pas encore ouvert de service.</p>
      ) : (
        <ul className="list-none p-0 m-0">
          {child.services.map(({ kind, open, ...waiting }) => {
            const service = FAMILY_SERVICES[kind]
            const title = serviceTitle(child, kind, own)
            return (
              <li key={kind} className="border-t border-line first:border-t-0">
                {open ? (
                  <OpenRow
                    href={`/mes-teleservices/${child.studentId}/${service.slug}` as Route}
                    icon={service.icon}
                    title={title}
                    glimpse={glimpseOf(kind, child.glimpse)}
                  />
                ) : (
                  <ClosedRow title={title} reason={closedReason(schoolWording(child.school.kind).The, waiting)} />
                )}
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}

type OpenRowProps = { href: Route; icon: IconName; title: string; glimpse: string }

const OpenRow = ({ href, icon, title, glimpse }: OpenRowProps) => (
  <Link
    href={href}
    className="grid grid-cols-[auto_1fr_auto] items-center gap-3 px-4 py-3 no-underline text-ink hover:bg-primary-soft min-h-14"
  >
    <Icon name={icon} className="text-primary !size-6" />
    <span>
      <span className="font-semibold underline underline-offset-4 decoration-1">{title}</span>
      <br />
      <span className="text-16 text-ink-3">{glimpse}</span>
    </span>
    <Icon name="chevronRight" className="text-ink-3" />
  </Link>
)

const ClosedRow = ({ title, reason }: { title: string; reason: string }) => (
  <div className="px-4 py-3 grid grid-cols-[auto_1fr] gap-3 text-ink-2 min-h-14">
    <Icon name="clock" className="!size-6 text-ink-3" />
    <span>
      <span className="font-semibold">{title}</span>
      <br />
      <span className="text-16 text-ink-3">{reason}</span>
    </span>
  </div>
)
