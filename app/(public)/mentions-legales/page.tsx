import type { Metadata } from 'next'
import { ReadingShell } from '@/components/layout/public-shell'
import { Link } from '@/components/ui/link'
import { findOwnSpace } from '@/lib/auth/own-space'

export const metadata: Metadata = { title: 'Mentions légales' }

export default async function LegalNoticePage() {
  return (
    <ReadingShell space={await findOwnSpace()} title="Mentions légales">
      <h2>Qui publie ce site</h2>
      <p>
        Ce site est publié par l’académie dont dépend votre établissement. Le directeur de la publication est le recteur
        ou la rectrice de l’académie. Le nom et l’adresse de votre établissement figurent sur la lettre ou le courriel
        qui porte votre code.
      </p>
      <h2>Qui l’héberge</h2>
      <p>
        L’hébergement est choisi par l’académie. Les données restent dans une base de données dédiée à Passerelle. Pour
        connaître l’hébergeur, écrivez à votre établissement.
      </p>
      <h2>Le logiciel</h2>
      <p>
        Passerelle est un logiciel libre, sous licence MIT. Il n’est pas un site officiel de l’État et n’en utilise ni
        les marques ni la charte. La police de caractères Atkinson Hyperlegible Next est distribuée sous licence SIL
        Open Font.
      </p>
      <h2>Témoins de connexion (cookies)</h2>
      <p>
        Le site dépose un cookie quand vous vous connectez, un pour reconnaître ensuite cet appareil, et un, le temps de
        l’étape, quand vous saisissez un code ou avez oublié votre mot de passe. Si vous le demandez, il en garde un
        pour l’affichage clair ou sombre, et un pour un code pas encore utilisable, quatorze jours au plus. Ils sont
        nécessaires au service. Il n’y a ni publicité ni mesure d’audience.
      </p>
      <h2>Vos données</h2>
      <p>
        La page <Link href="/confidentialite">Données personnelles</Link> dit quelles données sont utilisées, pourquoi,
        et comment exercer vos droits.
      </p>
    </ReadingShell>
  )
}
