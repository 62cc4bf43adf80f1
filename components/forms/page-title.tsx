import type { AnyFormState } from './answers'

/** « Erreur : Saisissez votre code – Passerelle ». */
export function documentTitle(title: string, state?: AnyFormState, error?: string): string {
  const refused = Boolean(error) || state?.status === 'invalid' || state?.status === 'refused'
  return `${refused ? 'Erreur : ' : ''}${title} – Passerelle`
}

type PageTitleProps = { title: string; state?: AnyFormState /** What a GET form answers. */; error?: string }

/** `<title>` of a page whose form can be refused: such a page exports no metadata title of its own. */
export const PageTitle = ({ title, state, error }: PageTitleProps) => (
  <title>{documentTitle(title, state, error)}</title>
)
