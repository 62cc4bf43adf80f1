import type { ReactNode } from 'react'
import type { IconName } from '@/components/icons'
import { Icon } from '@/components/ui/icon'
import { UNREACHABLE_LABELS } from '@/lib/mailings/labels'
import { frenchNumber, plural } from '@/lib/platform/text'
import type { NotificationCheck } from '@/lib/teleservices/notifications/queries/check-notification'

/** Figures of the check page: they add up, and equal what the run will try. */
export function NotificationFigures({ check }: { check: NotificationCheck }) {
  return (
    <section className="card mt-4 overflow-hidden" aria-labelledby="chiffres">
      <h2 id="chiffres" className="px-5 py-4">
        {plural(check.total, 'responsable')} à notifier
      </h2>
      {check.outside > 0 && (
        <p className="px-5 pb-4">
          Un seul envoi par fratrie, dont {plural(check.outside, 'enfant')} hors de la sélection.
        </p>
      )}
      <div className="grid border-t border-line sm:grid-cols-3 sm:divide-x sm:divide-line">
        <Figure icon="mail" label="par courriel" value={check.byEmail}>
          {check.byEmail > 0 && `${plural(check.emails, 'message')}. Une adresse valable est connue.`}
        </Figure>
        <Figure icon="print" label="par lettre" value={check.byLetter}>
          {check.byLetter > 0 && `${plural(check.letters, 'lettre')} à imprimer, par division.`}
        </Figure>
        <Figure icon="ban" label="non notifiés" value={check.unreachable.length}>
          {check.unreachable.length > 0 && 'Personne ne peut les joindre par ce mode.'}
        </Figure>
      </div>
      {check.unreachable.length > 0 && (
        <details className="border-t border-line px-5 py-3">
          <summary className="cursor-pointer underline">
            Voir{' '}
            {check.unreachable.length > 1
              ? `les ${frenchNumber(check.unreachable.length)} non notifiés`
              : 'le responsable non notifié'}
          </summary>
          <ul className="mt-2 grid gap-1 text-15">
            {check.unreachable.slice(0, 200).map(({ guardian, student, reason }) => (
              <li key={`${guardian}/${student}`}>
                <strong>{guardian}</strong> pour {student}
                {`\u00a0: ${UNREACHABLE_LABELS[reason]}`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function Figure({
  icon,
  label,
  value,
  children,
}: {
  icon: IconName
  label: string
  value: number
  children: ReactNode
}) {
  return (
    <div className="px-5 py-4">
      <p className="flex items-center gap-2 text-ink-2">
        <Icon name={icon} />
        {label}
      </p>
      <p className="text-32 font-bold">{frenchNumber(value)}</p>
      <p className="text-15 text-ink-2">{children}</p>
    </div>
  )
}
