import type { Route } from 'next'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'

/** A new address waits for the six digits that it received (TS-19). */
export const EmailToConfirm = ({ email }: { email: string }) => (
  <Notice tone="warn" className="mt-4" title="Votre adresse électronique attend d’être confirmée.">
    <p className="text-16">
      Un code de six chiffres est parti à {email}.{' '}
      <Link className="inline-block py-2" href={'/mon-compte/courriel' as Route}>
        Saisir le code
      </Link>
    </p>
  </Notice>
)
