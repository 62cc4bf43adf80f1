/** Sentences of the returned coupons (TS-23). */
export const COUPON = {
  unreadable: 'Cette référence est incomplète ou mal saisie. Comparez avec le coupon : 1G3-0147-R6, par exemple.',
  unknown:
    'Aucune lettre de votre établissement ne porte cette référence. Vérifiez le nom de l’établissement sur le coupon.',
  tooMany: 'Cochez dix enfants au plus. Enregistrez ensuite le même coupon pour les autres.',
  alreadyDone: 'Ce coupon est déjà enregistré, ou son code vient de changer : rien n’a été fait une seconde fois.',
  hasAccount:
    'Ce responsable a déjà un compte : son code ne lui sert plus. Rappelez-lui son identifiant depuis sa page.',
} as const

/** What a recorded coupon did, by the word of the address. */
export const COUPON_DONE = {
  refus: 'Refus enregistré. Coupon suivant.',
  perte: 'Perte enregistrée : un nouveau code est à notifier. Coupon suivant.',
  'perte-en-partie':
    'Perte enregistrée : un nouveau code est à notifier, mais pas pour chaque enfant. La page de chacun, dans la liste, dit pourquoi. Coupon suivant.',
  'perte-sans-code':
    'Perte enregistrée : l’ancien code ne sert plus. Aucun nouveau code ne peut être créé : la page du responsable, dans la liste, dit pourquoi. Coupon suivant.',
  annule:
    'L’enregistrement est annulé. Le code de la lettre est valide à nouveau, et l’accès rouvert s’il était ouvert.',
} as const

/** How many children of the letter were recorded, and how many of them have a new code. */
export type CouponOutcome = { children: number; renewed: number }

export function couponDone(reason: 'REFUSAL' | 'LOSS', { children, renewed }: CouponOutcome): keyof typeof COUPON_DONE {
  if (reason === 'REFUSAL') return 'refus'
  if (renewed === 0) return 'perte-sans-code'
  return renewed < children ? 'perte-en-partie' : 'perte'
}
