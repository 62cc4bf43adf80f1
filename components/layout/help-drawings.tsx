import type { ReactNode } from 'react'

/** Pictures of « aide en images »: a telephone screen, three tones, one thing lit in amber on each. */
function Picture({ label, children }: { label: string; children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 160 160"
      className="w-full max-w-[10rem] h-auto"
      role="img"
      aria-label={label}
      fill="none"
      stroke="var(--ink-3)"
      strokeWidth="2.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {children}
    </svg>
  )
}

const Phone = () => (
  <>
    <rect x="34" y="6" width="92" height="148" rx="12" fill="var(--surface)" stroke="var(--ink)" />
    <path d="M70 16h20" />
  </>
)

const LitBox = ({ x, y, width }: { x: number; y: number; width: number }) => (
  <rect x={x} y={y} width={width} height="22" rx="4" fill="var(--lamp-soft)" stroke="var(--ink)" />
)

const Confirm = () => <rect x="44" y="116" width="72" height="22" rx="5" fill="var(--primary)" stroke="none" />

export const LetterPicture = () => (
  <Picture label="Une lettre. Le code est dans l’encadré, au milieu.">
    <rect x="28" y="6" width="104" height="148" rx="5" fill="var(--surface)" stroke="var(--ink)" />
    <path d="M40 22h30M84 34h36M84 44h28M40 64h76M40 74h60M40 124h70M40 136h52" />
    <rect x="38" y="86" width="84" height="26" rx="4" fill="var(--lamp-soft)" stroke="var(--ink)" />
    <path d="M48 99h8M62 99h8M76 99h8M90 99h8" stroke="var(--ink)" strokeWidth="6" />
  </Picture>
)

export const CodePicture = () => (
  <Picture label="Un téléphone. On écrit le code dans le champ, puis on appuie sur Continuer.">
    <Phone />
    <path d="M46 38h60M46 50h44" />
    <LitBox x={44} y={68} width={72} />
    <path d="M52 79h6M63 79h6M74 79h6M85 79h6" stroke="var(--ink)" strokeWidth="5" />
    <Confirm />
  </Picture>
)

export const BirthDatePicture = () => (
  <Picture label="Un gâteau d’anniversaire et trois champs : jour, mois, année de naissance de l’enfant.">
    <Phone />
    <path d="M64 56h32v-12a4 4 0 0 0-4-4H68a4 4 0 0 0-4 4zM80 40v-8M80 26v-2" stroke="var(--primary)" />
    <LitBox x={44} y={72} width={18} />
    <LitBox x={67} y={72} width={18} />
    <LitBox x={90} y={72} width={26} />
    <Confirm />
  </Picture>
)

export const ChildrenPicture = () => (
  <Picture label="La liste de vos enfants, chacun avec une case cochée.">
    <Phone />
    {[44, 80].map((y) => (
      <g key={y}>
        <circle cx="58" cy={y} r="8" fill="var(--primary-soft)" stroke="var(--ink)" />
        <path d={`M46 ${y + 20}q12-14 24 0`} stroke="var(--ink)" />
        <rect x="92" y={y - 2} width="16" height="16" rx="3" fill="var(--lamp-soft)" stroke="var(--ink)" />
        <path d={`M96 ${y + 6}l3 4 6-7`} stroke="var(--ink)" />
      </g>
    ))}
    <Confirm />
  </Picture>
)

export const PasswordPicture = () => (
  <Picture label="Un cadenas. On choisit un mot de passe que l’on garde pour soi.">
    <Phone />
    <path d="M66 44h28v20H66zM71 44v-6a9 9 0 0 1 18 0v6" stroke="var(--primary)" />
    <LitBox x={44} y={78} width={72} />
    <path d="M54 89h.1M66 89h.1M78 89h.1M90 89h.1" stroke="var(--ink)" strokeWidth="7" />
    <Confirm />
  </Picture>
)
