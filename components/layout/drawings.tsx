/** Two people on the footbridge between home and school: home page, 404, empty account. */
export function FootbridgeScene({ className = 'w-full h-auto' }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 560 330"
      className={className}
      aria-hidden="true"
      fill="none"
      stroke="var(--ink)"
      strokeWidth="2.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <circle cx="280" cy="120" r="72" fill="var(--disc)" stroke="none" />
      <Banks />
      <House />
      <School />
      <path
        d="M148 233v-40M181 214.2v-40M214 200.8v-40M247 192.7v-40M280 190v-40M313 192.7v-40M346 200.8v-40M379 214.2v-40M412 233v-40"
        strokeWidth="2.5"
      />
      <path d="M148 193Q280 107 412 193" strokeWidth="3.5" />
      <path d="M252.7 150.8q9.3-8.7 18.6 0l2.5 21.1h-23.6z" fill="var(--primary)" />
      <path d="M257 171.9V188M267 171.9V188" />
      <circle cx="262" cy="135.9" r="10.5" fill="var(--surface)" />
      <path d="M297.4 162.6q6.6-6.2 13.2 0l1.8 15h-16.8z" fill="var(--lamp)" />
      <path d="M300.5 177.6V189M307.5 177.6V189" />
      <circle cx="304" cy="152" r="7.5" fill="var(--surface)" />
      <path d="M148 236Q280 150 412 236" stroke="var(--primary)" strokeWidth="11" />
    </svg>
  )
}

const Banks = () => (
  <>
    <path d="M0 262h560v68H0z" fill="var(--primary-soft)" stroke="none" />
    <path
      d="M186 286q12-7 24 0t24 0 24 0M306 304q12-7 24 0t24 0 24 0M232 318q12-7 24 0t24 0"
      stroke="var(--primary)"
      strokeWidth="2"
    />
    <path d="M0 236h140q16 0 18 16l10 78H0z" fill="var(--ok-soft)" stroke="none" />
    <path d="M0 236h140q16 0 18 16l10 78" />
    <path d="M560 236H420q-16 0-18 16l-10 78h168z" fill="var(--ok-soft)" stroke="none" />
    <path d="M560 236H420q-16 0-18 16l-10 78" />
  </>
)

const House = () => (
  <>
    <path d="M34 236v-74l40-34 40 34v74z" fill="var(--surface)" />
    <path d="M24 170l50-43 50 43" />
    <path d="M64 236v-34h20v34z" fill="var(--primary)" />
    <path d="M48 176h16v14H48zM84 176h16v14H84z" fill="var(--lamp)" />
    <path d="M16 236v-30M16 206c-14-4-14-30 0-34 14 4 14 30 0 34z" fill="var(--ok-soft)" />
  </>
)

const School = () => (
  <>
    <path d="M432 236v-92h112v92z" fill="var(--surface)" />
    <path d="M462 144v-34l26-22 26 22v34z" fill="var(--surface)" />
    <circle cx="488" cy="120" r="9" fill="var(--lamp)" />
    <path d="M488 115v5l4 2" strokeWidth="2" />
    <path d="M476 236v-38h24v38z" fill="var(--primary)" />
    <path
      d="M444 162h18v20h-18zM514 162h18v20h-18zM479 162h18v18h-18zM444 202h18v18h-18zM514 202h18v18h-18z"
      fill="var(--primary-soft)"
    />
  </>
)

/** « Où est le code » : a small letter with the box lit. The one picture that a parent who reads little French needs. */
export function WhereIsTheCode({ width = 84 }: { width?: number }) {
  return (
    <svg
      viewBox="0 0 84 112"
      width={width}
      role="img"
      aria-label="Le code est dans l’encadré, au milieu de la lettre."
      fill="none"
      stroke="var(--ink-3)"
      strokeWidth="2"
      strokeLinecap="round"
    >
      <rect x="1" y="1" width="82" height="110" rx="4" fill="var(--surface)" />
      <path d="M8 12h22M44 22h30M44 28h24M8 42h60M8 49h52" />
      <rect x="7" y="56" width="70" height="20" rx="3" fill="var(--lamp-soft)" stroke="var(--ink)" />
      <path d="M14 66h34" stroke="var(--ink)" strokeWidth="4" />
      <path d="M8 84h60" />
      <path d="M2 92h80" strokeDasharray="4 4" />
    </svg>
  )
}
