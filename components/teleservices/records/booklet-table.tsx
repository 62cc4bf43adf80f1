import { frenchDate } from '@/lib/platform/dates'
import { schoolYearLabel } from '@/lib/platform/school-year'
import type { BookletDomain, BookletSkill } from '@/lib/teleservices/records/domain/booklet'
import { SKILL_LEVEL_LABELS } from '@/lib/teleservices/records/domain/skills'
import { LevelSteps } from './level-steps'

/** The booklet of one year: a group of rows a domain, the last level of each skill, and what it was before. */
export const BookletTable = ({ year, domains }: { year: number; domains: readonly BookletDomain[] }) => (
  <div className="card mt-4 overflow-hidden">
    <table className="data-table">
      <caption className="px-4 py-3">
        <h2>Année {schoolYearLabel(year)}</h2>
        <span className="text-16 text-ink-2">Le dernier niveau de chaque compétence, puis ceux d’avant.</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">Compétence</th>
          <th scope="col">Niveau</th>
        </tr>
      </thead>
      {domains.map(({ domain, skills }) => (
        <tbody key={domain}>
          <tr className="subject-row">
            <th scope="rowgroup" colSpan={2} className="cell-wrap">
              {domain}
            </th>
          </tr>
          {skills.map((skill) => (
            <SkillLine key={skill.skill} skill={skill} />
          ))}
        </tbody>
      ))}
    </table>
  </div>
)

const SkillLine = ({ skill }: { skill: BookletSkill }) => (
  <tr>
    <th scope="row" className="font-normal cell-wrap">
      {skill.skill}
      <span className="block text-15 text-ink-3">{frenchDate(skill.assessedOn)}</span>
    </th>
    <td className="cell-wrap">
      <LevelSteps level={skill.level} />
      {skill.before.map(({ level, assessedOn }) => (
        <span key={assessedOn} className="block text-15 text-ink-3">
          Le {frenchDate(assessedOn)}
          {'\u00a0'}: {SKILL_LEVEL_LABELS[level].toLowerCase()}
        </span>
      ))}
    </td>
  </tr>
)
