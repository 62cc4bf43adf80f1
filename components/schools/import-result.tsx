import type { Route } from 'next'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Permission } from '@/lib/auth/permissions'
import { frenchNumber } from '@/lib/platform/text'
import type { ImportDetails } from '@/lib/schools/imports/queries/find-import'
import { ImportCounts } from './import-counts'

type ImportResultProps = { details: ImportDetails; permissions: ReadonlySet<Permission> }

/** What was written, and what comes next. Safe to reload and to print. */
export function ImportResult({ details, permissions }: ImportResultProps) {
  const { figures } = details
  const isNextYear = figures !== null && figures.year !== null && figures.year > figures.schoolYear
  return (
    <>
      {figures && (
        <>
          <ImportCounts figures={figures} path={null} />
          <p className="mt-3 text-15 text-ink-2">
            {frenchNumber(figures.guardianships.legal1)} responsables légaux 1,{' '}
            {frenchNumber(figures.guardianships.legal2)} responsables légaux 2, {frenchNumber(figures.divisions)}{' '}
            divisions, {frenchNumber(figures.mefs)} MEF.
          </p>
        </>
      )}
      {figures && figures.students.left > 0 && (
        <Notice tone="info" className="mt-4">
          Les codes et les accès des élèves partis sont retirés. Leurs fiches restent.
        </Notice>
      )}
      <h2 className="mt-6">Et maintenant ?</h2>
      {isNextYear && (
        <p className="mt-2">
          Cette base élèves est prête pour l’année suivante. L’année en cours n’a pas changé. Le chef d’établissement
          confirme le changement dans « Année scolaire ».
        </p>
      )}
      <div className="mt-3 flex flex-wrap gap-3">
        {isNextYear && permissions.has('school:manage') && (
          <LinkButton variant="primary" iconEnd="next" href={'/etablissement/annee' as Route}>
            Passer à l’année suivante
          </LinkButton>
        )}
        {!isNextYear && permissions.has('activation-code:grant') && (
          <LinkButton variant="primary" iconEnd="next" href={'/teleservices/acces-responsables/creer' as Route}>
            Créer les accès des responsables
          </LinkButton>
        )}
        <LinkButton href={'/etablissement/imports' as Route}>Retour aux imports</LinkButton>
      </div>
    </>
  )
}

/** « 909 élèves importés », « Aucun élève importé ». */
export function resultTitle(figures: ImportDetails['figures']): string {
  const { created = 0, updated = 0, unchanged = 0 } = figures?.students ?? {}
  const count = created + updated + unchanged
  if (count === 0) return 'Import terminé'
  return `${frenchNumber(count)} ${count > 1 ? 'élèves importés' : 'élève importé'}`
}
