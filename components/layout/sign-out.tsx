/** Address of the POST that ends the session; given by the layout, as components know no route. */
export type SignOut = string

/**
 * « Quitter » (TS-40, XC-10): a plain POST form, works without script and never by a prefetched link. The browser leaves
 * the page for good, so that it obeys the Clear-Site-Data of the answer.
 */
export const QuitForm = ({ signOut, className = 'py-1.5' }: { signOut: SignOut; className?: string }) => (
  <form action={signOut} method="post">
    <button type="submit" className={`link-button ${className}`}>
      Quitter
    </button>
  </form>
)
