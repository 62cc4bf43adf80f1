import { Notice } from '@/components/ui/notice'
import type { OtherSpelling } from '@/lib/teleservices/records/domain/subjects'

/** Subjects that the file writes in another way: one subject for families, under one name. */
export function OtherSpellings({ spellings }: { spellings: readonly OtherSpelling[] }) {
  if (spellings.length === 0) return null
  return (
    <Notice tone="warn" className="mt-4" title="Des matières sont écrites de deux façons">
      <p className="text-16">Pour les familles, c’est une seule matière. Écrivez-la d’une seule façon.</p>
      <ul className="mt-1 text-16">
        {spellings.map(({ read, kept }) => (
          <li key={read}>
            «{'\u00a0'}
            {read}
            {'\u00a0'}» est lu comme «{'\u00a0'}
            {kept}
            {'\u00a0'}».
          </li>
        ))}
      </ul>
    </Notice>
  )
}
