import type { Route } from 'next'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import type { LetterGap } from '@/lib/schools/settings/domain/letter-gaps'
import { SETTINGS } from '@/lib/schools/settings/messages'

/** Before letters are printed: what they lack, and where to say it. Forbids nothing. */
export function LetterGapsNotice({ gaps, canManage }: { gaps: readonly LetterGap[]; canManage: boolean }) {
  if (gaps.length === 0) return null
  return (
    <Notice tone="warn" className="mt-4">
      {gaps.map((gap) => (
        <p key={gap}>{SETTINGS.gaps[gap]}</p>
      ))}
      <p className="mt-2">
        {canManage ? <Link href={'/etablissement/parametres' as Route}>{SETTINGS.complete}</Link> : SETTINGS.askHead}
      </p>
    </Notice>
  )
}
