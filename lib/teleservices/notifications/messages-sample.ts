import { typographic } from '@/lib/platform/text'

export const SAMPLE = {
  noEmail: 'Votre compte n’a pas d’adresse électronique. Téléchargez la lettre d’exemple.',
  tooMany: 'Vous avez déjà demandé cinq exemples. Attendez dix minutes, puis recommencez.',
  allAnnounced: 'Aucun téléservice n’est ouvert. Cet exemple annonce tous ceux que vous pouvez ouvrir.',
  sent: (to: string) => typographic(`Un courriel d’exemple part vers ${to}. Personne n’est notifié.`),
} as const
