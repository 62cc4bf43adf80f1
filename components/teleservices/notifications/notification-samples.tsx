import type { Route } from 'next'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import type { NotificationSample } from '@/lib/teleservices/notifications/queries/check-notification'

const COUNT = ['', 'Un exemple réel', 'Deux exemples réels', 'Trois exemples réels']

/** Real messages of the run, with the code masked. */
export function NotificationSamples({ samples }: { samples: readonly NotificationSample[] }) {
  return (
    <section className="mt-6" aria-labelledby="exemples">
      <h2 id="exemples">{COUNT[samples.length]}</h2>
      <ul className="mt-3 grid gap-4 md:grid-cols-3">
        {samples.map((sample) => (
          <li key={`${sample.guardianshipIds[0]}/${sample.channel}`} className="card px-4 py-4">
            <p className="flex items-center gap-2 text-ink-2">
              <Icon name={sample.channel === 'EMAIL' ? 'mail' : 'print'} />
              {sample.channel === 'EMAIL' ? 'Courriel' : 'Lettre'}
              {sample.children.length > 1 && `, ${sample.children.length} enfants`}
            </p>
            <p className="mt-2 font-semibold">{sample.guardian}</p>
            <p className="text-15 text-ink-2">pour {sample.children.join(', ')}</p>
            <p className="mt-2">
              <Link href={previewHref(sample)}>
                Ouvrir<span className="sr-only"> l’exemple pour {sample.guardian}</span>
              </Link>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function previewHref({ guardianshipIds: [first, ...siblings], channel }: NotificationSample): Route {
  const query = new URLSearchParams({ mode: channel === 'EMAIL' ? 'courriel' : 'papier' })
  for (const id of siblings) query.append('fratrie', id)
  return `/teleservices/acces-responsables/notifier/apercu/${first}?${query}` as Route
}
