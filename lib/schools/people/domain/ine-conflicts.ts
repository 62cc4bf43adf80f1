export type InePupil = { ine: string; birthDate: string }

/**
 * One INE, several pupils of one file: with the same birth date it is one person twice (`repeated`, refused); with
 * different ones the INE was given again, they are different persons (`reassigned`, formats.md §4.2).
 */
export function ineConflicts<Pupil extends InePupil>(
  pupils: readonly Pupil[],
): { repeated: Pupil[]; reassigned: Pupil[] } {
  const byIne = new Map<string, Pupil[]>()
  for (const pupil of pupils) {
    const same = byIne.get(pupil.ine)
    if (same) same.push(pupil)
    else byIne.set(pupil.ine, [pupil])
  }
  const repeated: Pupil[] = []
  const reassigned: Pupil[] = []
  for (const group of byIne.values()) {
    if (group.length === 1) continue
    const dates = new Set<string>()
    for (const pupil of group) {
      if (dates.has(pupil.birthDate)) repeated.push(pupil)
      else if (dates.size > 0) reassigned.push(pupil)
      dates.add(pupil.birthDate)
    }
  }
  return { repeated, reassigned }
}
