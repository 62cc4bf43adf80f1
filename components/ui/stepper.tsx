import type { Route } from 'next'
import { Icon } from './icon'
import { Link } from './link'

export type StepState = 'done' | 'current' | 'todo'
export type Step = { label: string; state: StepState; detail?: string; href?: Route }

const WORDS: Record<StepState, string> = { done: 'Fait', current: 'En cours', todo: 'À faire' }

/** The bridge is the progress: one deck, one pier per step (TS-32). A `detail` repeats the state in words. */
export function Stepper({ steps, labelledBy }: { steps: readonly Step[]; labelledBy?: string }) {
  return (
    <ol className="steps" aria-labelledby={labelledBy}>
      {steps.map((step, index) => (
        <li key={step.label} data-state={step.state} aria-current={step.state === 'current' ? 'step' : undefined}>
          <span className="pier" aria-hidden="true">
            {step.state === 'done' ? <Icon name="check" /> : index + 1}
          </span>
          <span className="block font-semibold text-15">
            {step.href ? (
              <Link href={step.href} className="text-ink">
                {step.label}
              </Link>
            ) : (
              step.label
            )}
          </span>
          <span className="block text-15 text-ink-3">{step.detail ?? WORDS[step.state]}</span>
        </li>
      ))}
    </ol>
  )
}
