/** First stop of the keyboard on every page. */
export const SkipLink = () => (
  <a className="skip-link" href="#contenu">
    Aller au contenu
  </a>
)
