import { Notice } from '@/components/ui/notice'
import type { TeleserviceKind } from '@/lib/teleservices/opening/labels'
import type { OtherSpelling } from '@/lib/teleservices/records/domain/subjects'

const SUBJECTS = {
  title: 'Des matières sont écrites de deux façons',
  advice: 'Pour les familles, c’est une seule matière. Écrivez-la d’une seule façon.',
}
const SKILLS = {
  title: 'Des compétences ou des domaines sont écrits de deux façons',
  advice: 'Pour les familles, c’est une seule compétence. Écrivez-la d’une seule façon.',
}

/** Names that the file writes in another way: one subject or skill for families, under one name. */
export function OtherSpellings({ kind, spellings }: { kind: TeleserviceKind; spellings: readonly OtherSpelling[] }) {
  if (spellings.length === 0) return null
  const { title, advice } = kind === 'LPC' ? SKILLS : SUBJECTS
  return (
    <Notice tone="warn" className="mt-4" title={title}>
      <p className="text-16">{advice}</p>
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
