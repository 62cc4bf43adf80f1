import type { Route } from 'next'
import { notFound } from 'next/navigation'
import { PageTitle } from '@/components/forms/page-title'
import { DeleteRecordForm } from '@/components/teleservices/records/delete-record-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireStaff } from '@/lib/auth/session'
import { frenchDate } from '@/lib/platform/dates'
import { SKILL_LEVEL_LABELS } from '@/lib/teleservices/records/domain/skills'
import { findSkill } from '@/lib/teleservices/records/queries/list-skills'
import { SkillParams } from '@/lib/teleservices/records/schemas-skills'
import { deleteSkillAction } from '../../actions'

const TITLE = 'Supprimer cette compétence\u00a0?'

export default async function DeleteSkillPage(props: PageProps<'/teleservices/livret/[skillId]/supprimer'>) {
  const actor = await requireStaff('record:load')
  const params = SkillParams.safeParse(await props.params)
  const skill = params.success ? await findSkill(actor, params.data.skillId) : null
  if (!skill) notFound()
  return (
    <>
      <PageTitle title={TITLE} />
      <PageHeader
        title={TITLE}
        breadcrumb={[
          { label: 'Sconet Ts', href: '/teleservices' as Route },
          { label: 'Notes, absences et livret' },
          { label: 'Compétences', href: '/teleservices/livret' as Route },
          { label: 'Supprimer' },
        ]}
      />
      <DeleteRecordForm
        name="skillId"
        id={skill.id}
        sentence={`${skill.student}, « ${skill.skill} », ${frenchDate(skill.assessedOn)} : ${SKILL_LEVEL_LABELS[skill.level].toLowerCase()}. Les familles ne la verront plus après la prochaine réplication.`}
        button="Supprimer la compétence"
        back={'/teleservices/livret' as Route}
        action={deleteSkillAction}
      />
    </>
  )
}
