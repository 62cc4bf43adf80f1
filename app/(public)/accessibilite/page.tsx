import type { Metadata } from 'next'
import { ReadingShell } from '@/components/layout/public-shell'
import { findOwnSpace } from '@/lib/auth/own-space'

export const metadata: Metadata = { title: 'Accessibilité\u00a0: non conforme' }

export default async function AccessibilityPage() {
  return (
    <ReadingShell
      space={await findOwnSpace()}
      title={'Accessibilité\u00a0: non conforme'}
      lead="Aucun audit complet n’a encore été fait. La loi demande alors d’écrire « non conforme ». Voici ce qui est fait et ce qui reste à faire."
    >
      <h2>Ce qui est vérifié</h2>
      <ul>
        <li>
          Un outil automatique (axe-core, règles WCAG 2.0 à 2.2, niveaux A et AA) contrôle les pages à chaque version,
          sur petit et grand écran, en clair et en sombre.
        </li>
        <li>Les contrastes de toutes les couleurs sont recalculés à chaque version.</li>
        <li>Les formulaires publics fonctionnent sans JavaScript et au clavier.</li>
        <li>Les pages se lisent sur un écran de 320 pixels de large, et avec un texte agrandi à 200{'\u00a0'}%.</li>
      </ul>
      <h2>Ce qui ne l’est pas encore</h2>
      <ul>
        <li>Les 106 critères du RGAA 4.1 n’ont pas été audités par une personne extérieure.</li>
        <li>Les lecteurs d’écran NVDA, JAWS et VoiceOver n’ont pas été essayés avec des utilisateurs.</li>
        <li>Les lettres en PDF sont balisées, mais leur lecture n’a pas été essayée avec tous les logiciels.</li>
      </ul>
      <h2>Signaler une difficulté</h2>
      <p>
        Dites au secrétariat de l’établissement quelle page vous bloque. Il peut vous donner l’information autrement, ou
        faire la démarche avec vous. Son numéro est sur la lettre qui porte votre code.
      </p>
      <p>
        Si la réponse ne vous convient pas, vous pouvez écrire au Défenseur des droits, Libre réponse 71120, 75342 Paris
        CEDEX 07 (sans timbre).
      </p>
      <h2>Cette déclaration</h2>
      <p>Elle a été établie le 23/11/2026. Les technologies utilisées sont HTML, CSS, SVG, JavaScript et PDF.</p>
    </ReadingShell>
  )
}
