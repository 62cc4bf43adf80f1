import type { Route } from 'next'
import { PageTitle } from '@/components/forms/page-title'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import type { InitialState } from '@/lib/platform/form-state'
import { holderHref } from '@/lib/teleservices/holders/domain/holder-search'
import { lossCuts } from '@/lib/teleservices/holders/messages'
import type { CodeHolderView } from '@/lib/teleservices/holders/queries/find-code-holder'
import { ofName } from '@/lib/teleservices/letters/domain/wording'
import type { CodeAction } from './code-command'
import { holderBreadcrumb, holderName } from './holder-crumbs'
import { HolderIdentity } from './holder-identity'
import { WithdrawForm } from './withdraw-form'

const TITLE = 'Retirer l’accès'

type WithdrawScreenProps = { holder: CodeHolderView; de: string; action: CodeAction; initial: InitialState }

/** Says what is lost and what is kept before it is done (XC-07). */
export function WithdrawScreen({ holder, de, action, initial }: WithdrawScreenProps) {
  const { kind, holderId, valid, student, attached } = holder
  const back = holderHref(holder, { de }) as Route
  const name = holderName(holder)
  return (
    <>
      <PageHeader
        title={`Retirer l’accès ${ofName(name)} ?`}
        breadcrumb={holderBreadcrumb(holder, de, TITLE)}
        lead={
          valid?.used
            ? `${kind === 'CAR' ? `Ce responsable ne verra plus rien ${ofName(student.name)}` : 'L’élève ne verra plus ses données'}, dès maintenant. Son compte reste.${attached.length > 0 ? ` ${lossCuts(attached)}` : ''}`
            : 'Le code ne pourra plus servir, dès maintenant.'
        }
      />
      {valid ? (
        <>
          <HolderIdentity holder={holder} />
          <WithdrawForm
            title={TITLE}
            action={action}
            values={{ kind, holderId, shownCodeId: valid.id, de }}
            name={name}
            back={back}
            initial={initial}
          />
        </>
      ) : (
        <>
          <PageTitle title={TITLE} />
          <EmptyState action={<LinkButton href={back}>Retour</LinkButton>}>L’accès est déjà retiré.</EmptyState>
        </>
      )}
    </>
  )
}
