'use client'

import type { Route } from 'next'
import type { ReactNode } from 'react'
import type { Permission } from '@/lib/auth/permissions'
import { schoolYearLabel } from '@/lib/platform/school-year'
import { Icon } from '../ui/icon'
import { Link } from '../ui/link'
import { Notice } from '../ui/notice'
import { MenuLink } from './menu-link'
import { MenuPlaceProvider, type PlaceOfPath } from './menu-place'
import { usePlace } from './place'
import { SideMenu } from './side-menu'
import { QuitForm, type SignOut } from './sign-out'
import { menuFor, moduleOf } from './staff-menu'
import { Wordmark } from './wordmark'

export type StaffShellProps = {
  /** `detail` is read after the name: « proviseure ». */
  person: { name: string; detail?: string /** « 20/11/2026 à 17 h 42 » */; lastSignIn?: string }
  /** Absent for a gestionnaire académique. */
  school?: { name: string; uai: string; town?: string }
  /** First year of the school year: 2026 reads « Année 2026/2027 ». */
  schoolYear?: number
  permissions: ReadonlySet<Permission>
  signOut: SignOut
  /** Where the address of the page does not tell its entry of the menu. */
  place?: PlaceOfPath
  /** Printed at the foot of the sheet. */
  shownAt: string
  /** Demonstration account: the second factor that its rights would require is not asked, and the page says so. */
  factorWaived?: boolean
  children: ReactNode
}

/**
 * Staff: everything in sight. Header and menus of TS-40; pages begin with `PageHeader`. A client component, as what is on
 * every page: its markup travels once, where that of a server component comes again as data.
 */
export function StaffShell(props: StaffShellProps) {
  const { person, school, permissions, place, factorWaived, shownAt, children } = props
  const menu = menuFor(permissions)
  return (
    <MenuPlaceProvider first={place}>
      <div className="shell shell-staff">
        <StaffHeader {...props} />
        <div className="flex-1 lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
          <nav aria-label="Menu" className="side-nav hidden lg:block border-e border-line px-3 py-4">
            {school && <SchoolName {...school} />}
            <SideMenu groups={menu} prefix="menu-" />
            <Person {...person} />
          </nav>
          <details className="side-nav lg:hidden border-b border-line bg-surface px-4">
            <summary className="py-3 flex items-center gap-2 font-semibold">
              <Icon name="menu" />
              Menu{school && ` · ${school.name}`}
            </summary>
            <nav aria-label="Menu" className="pb-4">
              <SideMenu groups={menu} prefix="menu-replie-" />
              <Person {...person} />
            </nav>
          </details>
          <main id="contenu" tabIndex={-1} className="min-w-0 px-4 lg:px-8 py-5 pb-10">
            <div className="max-w-[76rem]">
              {factorWaived && (
                <Notice tone="warn" className="mb-3 !py-1.5 text-15">
                  Compte de démonstration : la connexion se fait sans second facteur.
                </Notice>
              )}
              {children}
              <p className="print-only mt-6">
                {[school && `${school.name} (${school.uai})`, `page du ${shownAt}`].filter(Boolean).join(', ')}
              </p>
            </div>
          </main>
        </div>
      </div>
    </MenuPlaceProvider>
  )
}

function StaffHeader({ schoolYear, permissions, signOut }: StaffShellProps) {
  const here = moduleOf(usePlace())?.title ?? 'Portail des applications'
  return (
    <header className="bg-surface border-b border-line">
      <div className="px-4 lg:px-6 min-h-14 py-1 flex flex-wrap items-center gap-x-4 gap-y-1">
        <Link href={'/tableau-de-bord' as Route} className="py-2" aria-label="Passerelle, portail des applications">
          <Wordmark height={27} />
        </Link>
        <p className="sm:border-s border-line sm:ps-4 text-15 text-ink-2">
          {here}
          {schoolYear !== undefined && (
            <span className="whitespace-nowrap"> (Année {schoolYearLabel(schoolYear)})</span>
          )}
        </p>
        <nav aria-label="Liens de service" className="ms-auto flex flex-wrap gap-x-5 text-15 quiet-links">
          <Link className="py-1.5" href="/aide">
            Aide
          </Link>
          {permissions.has('teleservice:read') && (
            <Link className="py-1.5" href={'/teleservices/edition' as Route}>
              Edition
            </Link>
          )}
          <Link className="py-1.5" href={'/quoi-de-neuf' as Route}>
            Quoi de neuf
          </Link>
          {schoolYear !== undefined && (
            <Link className="py-1.5" href={'/informations-pratiques' as Route}>
              Informations pratiques
            </Link>
          )}
          <QuitForm signOut={signOut} />
        </nav>
      </div>
    </header>
  )
}

const SchoolName = ({ name, uai, town }: NonNullable<StaffShellProps['school']>) => (
  <div className="px-3 pb-3 text-15 leading-snug">
    <strong>{name}</strong>
    <br />
    <span className="text-ink-3">{[town, uai].filter(Boolean).join(' · ')}</span>
  </div>
)

const Person = ({ name, detail, lastSignIn }: StaffShellProps['person']) => (
  <div className="mt-4 pt-3 border-t border-line">
    <MenuLink href="/mon-compte">
      <Icon name="person" />
      Mon compte
    </MenuLink>
    <p className="px-3 pt-1 text-13 text-ink-3">
      {[name, detail].filter(Boolean).join(', ')}
      {lastSignIn && (
        <>
          <br />
          Dernière connexion{'\u00a0'}: {lastSignIn}
        </>
      )}
    </p>
  </div>
)
