/** A bar that moves because data move. `text` is the same sentence as the status line beside it. */
export function Progress({
  value,
  max,
  text,
  labelledBy,
  label,
}: {
  value: number
  max: number
  /** « 171 responsables traités sur 205 » */
  text: string
  labelledBy?: string
  label?: string
}) {
  const share = max > 0 ? Math.min(100, (100 * value) / max) : 0
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label={label}
      aria-labelledby={labelledBy}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={text}
    >
      {/* A width in a style attribute is refused by our Content-Security-Policy. */}
      <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
        <rect width={share} height="1" />
      </svg>
    </div>
  )
}
