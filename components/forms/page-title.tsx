import type { AnyFormState } from './answers'

/** « Erreur : Saisissez votre code – Passerelle ». */
export function documentTitle(title: string, state?: AnyFormState): string {
  const refused = state?.status === 'invalid' || state?.status === 'refused'
  return `${refused ? 'Erreur : ' : ''}${title} – Passerelle`
}

/** `<title>` of a page whose form can be refused: such a page exports no metadata title of its own. */
export const PageTitle = ({ title, state }: { title: string; state?: AnyFormState }) => (
  <title>{documentTitle(title, state)}</title>
)
