import { type IconName, icons } from '../icons'

/** Always beside a word, hence hidden from screen readers. Size follows the text unless `className` says otherwise. */
export function Icon({ name, className = '' }: { name: IconName; className?: string }) {
  return (
    <svg className={`i ${className}`} viewBox="0 0 24 24" aria-hidden="true">
      {icons[name].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  )
}
