const BROWSERS = [
  ['Firefox', /firefox\//i],
  ['Edge', /edg(e|a|ios)?\//i],
  ['Opera', /opr\//i],
  ['Chrome', /chrom(e|ium)\//i],
  ['Safari', /safari\//i],
] as const
const SYSTEMS = [
  ['Android', /android/i],
  ['iPhone ou iPad', /iphone|ipad/i],
  ['Windows', /windows/i],
  ['Mac', /mac os/i],
  ['Linux', /linux|x11/i],
] as const

/** « Firefox sur Windows », for the list of sessions; « Appareil inconnu » when nothing is recognised. Pure. */
export function deviceLabel(userAgent: string | null): string {
  const find = (list: readonly (readonly [string, RegExp])[]) =>
    list.find(([, pattern]) => pattern.test(userAgent ?? ''))?.[0]
  const [browser, system] = [find(BROWSERS), find(SYSTEMS)]
  if (browser && system) return `${browser} sur ${system}`
  return browser ?? system ?? 'Appareil inconnu'
}
