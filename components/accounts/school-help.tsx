/** The way that always works: a person of the school, who knows the family. */
export const SchoolHelp = () => (
  <section className="card mt-6 px-5 py-4" aria-labelledby="aide-etablissement">
    <h2 id="aide-etablissement">Pas d’adresse électronique&nbsp;?</h2>
    <p className="mt-2">
      Votre compte n’a pas d’adresse, ou vous ne la lisez plus&nbsp;? Appelez le secrétariat de l’établissement. Son
      numéro est en haut de la lettre qui portait votre code.
    </p>
    <p className="mt-2">
      Le secrétariat vous redit votre identifiant, ou vous donne un nouveau code. Personne ne peut lire votre mot de
      passe.
    </p>
  </section>
)
