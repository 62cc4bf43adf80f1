/** Sentences of the returned coupons (TS-23). */
export const COUPON = {
  unreadable: 'Cette référence est incomplète ou mal saisie. Comparez avec le coupon : 1G3-0147-R6, par exemple.',
  unknown:
    'Aucune lettre de votre établissement ne porte cette référence. Vérifiez le nom de l’établissement sur le coupon.',
  alreadyDone: 'Ce coupon est déjà enregistré, ou son code vient de changer : rien n’a été fait une seconde fois.',
  hasAccount:
    'Ce responsable a déjà un compte : son code ne lui sert plus. Rappelez-lui son identifiant depuis sa page.',
} as const
