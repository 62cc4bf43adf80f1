import { Notice } from '@/components/ui/notice'
import { frenchDate, frenchTime } from '@/lib/platform/dates'
import { type CodeChange, lastChange } from '@/lib/teleservices/holders/domain/last-change'
import { renewedToo } from '@/lib/teleservices/holders/messages'
import type { CodeHolderView } from '@/lib/teleservices/holders/queries/find-code-holder'
import type { HolderPageQuery } from '@/lib/teleservices/holders/schemas'
import { enumerate } from '@/lib/teleservices/letters/domain/wording'
import { type CodeAction, CodeCommand } from './code-command'

type HolderNoticeProps = {
  holder: CodeHolderView
  done: HolderPageQuery['fait']
  de: string
  mayWithdraw: boolean
  undo: CodeAction
}

/** What was just done on this page, and how to take it back (peers.md §4-6). */
export function HolderNotice({ holder, done, de, mayWithdraw, undo }: HolderNoticeProps) {
  const last = undoOf(holder)
  const text = done && done !== 'envoye' ? textOf(holder, done) : null
  return (
    <>
      {text && (
        <Notice tone={done === 'change' ? 'warn' : 'ok'} role="status" className="mt-4">
          {text}
        </Notice>
      )}
      {last && mayWithdraw && (
        <div className="mt-4 flex flex-wrap items-center gap-3">
          <CodeCommand action={undo} values={{ withdrawalId: last.withdrawalId, de }} icon="undo">
            {holder.valid ? `Annuler ce nouveau ${holder.kind}` : 'Annuler ce retrait'}
          </CodeCommand>
          <p className="text-15 text-ink-2">
            Possible jusqu’à {frenchTime(last.until)}
            {holder.valid && ', tant que le nouveau code n’est ni envoyé ni affiché'}. Le code qu’elle a en main
            redevient valide.{last.others.length > 0 && ` Pour ${enumerate(last.others)} aussi.`}
          </p>
        </div>
      )}
    </>
  )
}

/** A withdrawal, or a code replaced by one that nobody was told. */
function undoOf({ valid, codes }: Pick<CodeHolderView, 'valid' | 'codes'>) {
  if (!valid) return codes[0]?.undo ?? null
  const underWay = valid.sendings.some(({ state }) => state !== 'CANCELLED' && state !== 'UNREACHABLE')
  if (valid.told || underWay) return null
  return codes.find(({ undo }) => undo?.replacementId === valid.id)?.undo ?? null
}

function textOf({ valid, codes, kind }: CodeHolderView, done: string): string {
  switch (done) {
    case 'retire':
      return valid ? '' : 'L’accès est retiré. La personne ne voit plus rien, dès maintenant.'
    case 'annule':
      return 'C’est annulé. Le code d’avant est valide à nouveau, et l’accès rouvert s’il était ouvert. Ce code ne peut plus être affiché, imprimé ni envoyé : si la personne ne l’a pas, créez-en un nouveau.'
    case 'leve':
      return 'La suspension est levée. Le code peut être saisi à nouveau.'
    case 'debloque':
      return 'La connexion est débloquée. La personne peut réessayer tout de suite.'
    case 'autorise':
    case 'nouveau':
      return valid
        ? `${done === 'autorise' ? 'L’accès est autorisé' : `Nouveau ${kind} créé`}. Le nouveau code est utilisable à partir du ${frenchDate(valid.usableFrom)}. ${valid.attaches ? 'Le compte qui existe sera rattaché ce jour-là, sans saisir le code.' : 'Il reste à le notifier.'}${renewedToo(undoOf({ valid, codes })?.others ?? [])}`
        : ''
    default:
      return `Quelqu’un a modifié ce code pendant que vous regardiez la page. ${changeText(lastChange(codes))} Rien n’a été fait de votre côté : vérifiez, puis recommencez si besoin.`
  }
}

const WHAT: Record<CodeChange['what'], string> = {
  CREATED: 'un nouveau code a été créé',
  INVALIDATED: 'l’accès a été retiré',
  USED: 'le code a servi à ouvrir un compte',
  SUSPENDED: 'le code a été suspendu',
}

const changeText = (change: CodeChange | null): string =>
  change ? `À ${frenchTime(change.at)}, ${WHAT[change.what]}${change.by ? ` par ${change.by}` : ''}.` : ''
