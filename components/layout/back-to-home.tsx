import type { Route } from 'next'
import { Icon } from '../ui/icon'
import { Link } from '../ui/link'

/** Way back of a page of the family space. */
export const BackToHome = () => (
  <p className="text-16">
    <Link className="inline-flex items-center gap-1 py-2" href={'/mes-teleservices' as Route}>
      <Icon name="chevronLeft" />
      Mes téléservices
    </Link>
  </p>
)
