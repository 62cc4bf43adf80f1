import { SKILL_LEVEL_LABELS, SKILL_LEVELS, type SkillLevel } from '@/lib/teleservices/records/domain/skills'

const STEP = { width: 7, gap: 3, height: 16 }

/** The level in words; beside them, four steps of which those reached are full, in black and white as well. */
export const LevelSteps = ({ level }: { level: SkillLevel }) => (
  <span className="inline-flex items-center gap-2">
    <svg
      className="shrink-0 text-primary"
      width={SKILL_LEVELS.length * (STEP.width + STEP.gap)}
      height={STEP.height + 2}
      aria-hidden="true"
      focusable="false"
    >
      {SKILL_LEVELS.map((step) => {
        const height = (STEP.height / SKILL_LEVELS.length) * step
        return (
          <rect
            key={step}
            x={(step - 1) * (STEP.width + STEP.gap) + 1}
            y={STEP.height - height + 1}
            width={STEP.width}
            height={height}
            fill={step <= level ? 'currentColor' : 'none'}
            stroke="currentColor"
          />
        )
      })}
    </svg>
    {SKILL_LEVEL_LABELS[level]}
  </span>
)
