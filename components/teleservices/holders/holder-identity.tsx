import type { ReactNode } from 'react'
import { LEGAL_RANK_LABELS } from '@/lib/schools/people/labels'
import { HOLDER_TEXTS } from '@/lib/teleservices/holders/labels'
import type { CodeHolderView } from '@/lib/teleservices/holders/queries/find-code-holder'

/** TS-98: who the code is for. */
export function HolderIdentity({ holder }: { holder: CodeHolderView }) {
  const { kind, guardian, student, email, address } = holder
  return (
    <section className="card mt-4 px-5 py-4" aria-labelledby="identite">
      <h2 id="identite" className="text-18">
        {HOLDER_TEXTS[kind].block}
      </h2>
      <dl className="mt-3 grid gap-x-8 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
        {guardian && <Fact term="Responsable">{`${guardian.name} (${rankOf(guardian.legalRank)})`}</Fact>}
        {!guardian && <Fact term="Elève">{student.name}</Fact>}
        <Fact term="E-mail">{email ?? 'Aucun'}</Fact>
        {guardian && <Fact term="Elève">{student.name}</Fact>}
        <Fact term="Adresse">{address.length > 0 ? address.join(', ') : 'Aucune'}</Fact>
        <Fact term="Mef">{student.mef ?? 'Aucun'}</Fact>
        <Fact term="Division">{student.division ?? 'Aucune'}</Fact>
      </dl>
    </section>
  )
}

const rankOf = (rank: number | null): string => LEGAL_RANK_LABELS[rank ?? 0] ?? 'ni Légal 1 ni Légal 2'

const Fact = ({ term, children }: { term: string; children: ReactNode }) => (
  <div className="min-w-0">
    <dt className="text-15 text-ink-2">{term}</dt>
    <dd className="font-semibold [overflow-wrap:anywhere]">{children}</dd>
  </div>
)
