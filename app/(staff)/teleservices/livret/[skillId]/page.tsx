import type { Route } from 'next'
import { notFound } from 'next/navigation'
import { SkillForm } from '@/components/teleservices/records/skill-form'
import { PageHeader } from '@/components/ui/page-header'
import { restoredState } from '@/lib/auth/drafts'
import { requireStaff } from '@/lib/auth/session'
import { findSkill } from '@/lib/teleservices/records/queries/list-skills'
import { SkillParams } from '@/lib/teleservices/records/schemas-skills'
import { saveSkillAction } from '../actions'

const TITLE = 'Modifier une compétence'

export default async function SkillPage(props: PageProps<'/teleservices/livret/[skillId]'>) {
  const actor = await requireStaff('record:load')
  const params = SkillParams.safeParse(await props.params)
  const skill = params.success ? await findSkill(actor, params.data.skillId) : null
  if (!skill) notFound()
  return (
    <>
      <PageHeader
        title={TITLE}
        lead={`${skill.student}${skill.division ? `, ${skill.division}` : ''}.`}
        breadcrumb={[
          { label: 'Sconet Ts', href: '/teleservices' as Route },
          { label: 'Notes, absences et livret' },
          { label: 'Compétences', href: '/teleservices/livret' as Route },
          { label: TITLE },
        ]}
      />
      <SkillForm
        title={TITLE}
        skill={skill}
        action={saveSkillAction}
        initial={await restoredState('teleservices.save-skill')}
      />
    </>
  )
}
