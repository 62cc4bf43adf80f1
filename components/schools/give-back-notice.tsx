import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { plural } from '@/lib/platform/text'

/** On the portal: people whom an import or a year left out are there again, and where their accesses are given back. */
export function GiveBackNotice({ holders }: { holders: number }) {
  if (holders === 0) return null
  return (
    <Notice className="mt-4" title={`${plural(holders, 'accès', 'accès')} à rétablir`}>
      <p>
        {holders === 1 ? 'Cette personne est' : 'Ces personnes sont'} de nouveau dans l’établissement :{' '}
        <Link href="/etablissement/imports">voir et rétablir</Link>.
      </p>
    </Notice>
  )
}
