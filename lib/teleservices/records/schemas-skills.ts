import { z } from 'zod'
import { one, pageNumber } from '@/lib/platform/query-values'
import { readSkill } from './domain/skills'
import { text, typed } from './schemas'

/** The address of the list of skills. */
export const SkillSearch = z.object({
  division: text(40),
  domaine: text(120),
  page: pageNumber,
  fait: one
    .pipe(z.enum(['enregistre', 'supprime']))
    .optional()
    .catch(undefined),
})
export type SkillSearch = z.output<typeof SkillSearch>

export const SkillParams = z.object({ skillId: z.uuid() })
export const DeleteSkillForm = z.object({ skillId: z.uuid() })

/** One assessed skill corrected by hand, in the words of a file. */
export const SkillForm = z
  .object({
    skillId: z.uuid(),
    year: z.string().regex(/^\d{4}$/),
    domain: typed,
    skill: z.string().trim().max(1000, 'Ce texte est trop long : écrivez 200 caractères au plus.'),
    level: typed,
    assessedOn: typed,
    releasedOn: typed,
    /** What the form showed, in the order of SKILL_FIELDS. */
    shown: z.array(z.string()),
  })
  .superRefine((form, context) => {
    const read = readSkill(form, Number(form.year))
    if ('errors' in read)
      for (const [name, message] of Object.entries(read.errors))
        context.addIssue({ code: 'custom', path: [name], message })
  })
export type SkillForm = z.output<typeof SkillForm>
