import 'server-only'
import type { LoadKind } from '@/lib/loads/kinds'
import { Refusal, StalePage } from '@/lib/platform/errors'
import { importConfirmed } from '../events'
import { unanswered } from './domain/import-decision'
import { importShown } from './domain/import-shown'
import { ANSWERS_MISSING, alreadyOpen, IMPORT_CHANGED, IMPORT_GONE, IMPORT_NOT_FOUND } from './messages'
import type { ImportFigures } from './report'
import { forgetStagedRows } from './staged-rows'

const target = ({ id }: { id: string }) => ({ type: 'import', id })

/** Import of the pupils of SIECLE. Its report is `ImportFigures`; what it analysed waits in the tables `import_…`. */
export const importLoad: LoadKind = {
  kind: 'schools.siecle',
  sentences: { notFound: IMPORT_NOT_FOUND, gone: IMPORT_GONE },
  exclusive: { alreadyOpen },
  applying: {
    in: 'job',
    check({ report }, answers, shown) {
      const figures = report as ImportFigures
      if (shown !== undefined && shown !== importShown(figures)) throw new StalePage(IMPORT_CHANGED)
      if (unanswered(figures.questions, answers).length > 0) throw new Refusal('REJECTED', ANSWERS_MISSING)
    },
    confirmed: (importId) => importConfirmed({ importId }, { id: `import-confirmed-${importId}` }),
  },
  journal: {
    requested: (load, files) => ({
      action: 'import.requested',
      target: target(load),
      schoolId: load.schoolId,
      files: files.length,
      sha256: files.map(({ sha256 }) => sha256),
    }),
    applied: (load, counts) => ({
      action: 'import.applied',
      target: target(load),
      schoolId: load.schoolId,
      counts,
    }),
    rejected: (load, errors) => ({ action: 'import.rejected', target: target(load), errors }),
    cancelled: (load) => ({ action: 'import.cancelled', target: target(load) }),
  },
  waits: 24,
  forget: forgetStagedRows,
}
