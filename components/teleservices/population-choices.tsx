'use client'

import type { FormEvent, ReactNode } from 'react'

/**
 * Around the radios `population` and the lists `mef` and `division` of a panel: with script, choosing in a list ticks its
 * radio, and another radio empties the lists. Without, the server understands the same (`populationAsked`).
 */
export const PopulationChoices = ({ className, children }: { className: string; children: ReactNode }) => (
  <div className={className} onChange={follow}>
    {children}
  </div>
)

function follow({ target, currentTarget }: FormEvent<HTMLDivElement>): void {
  if (target instanceof HTMLSelectElement && target.value !== '') {
    const radio = currentTarget.querySelector(`input[name="population"][value="${target.name}"]`)
    if (radio instanceof HTMLInputElement) radio.checked = true
    emptyOthers(currentTarget, target.name)
  }
  if (target instanceof HTMLInputElement && target.name === 'population') emptyOthers(currentTarget, target.value)
}

function emptyOthers(panel: HTMLDivElement, kept: string): void {
  for (const list of panel.querySelectorAll('select'))
    if ((list.name === 'mef' || list.name === 'division') && list.name !== kept) list.value = ''
}
