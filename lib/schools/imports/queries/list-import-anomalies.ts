import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import {
  type AnomalyGroup,
  type AnomalyRow,
  groupLoadAnomalies,
  listLoadAnomalies,
} from '@/lib/loads/queries/list-load-anomalies'
import type { Page } from '@/lib/platform/pagination'
import { importLoad } from '../load-kind'

/** What is wrong in the files of an import, errors first, in the order of the file. Questions are asked elsewhere. */
export const listImportAnomalies = (actor: StaffActor, importId: string, page: number): Promise<Page<AnomalyRow>> =>
  listLoadAnomalies(actor, { kind: importLoad, loadId: importId, page })

/** The same by kind, with how many of each. */
export const groupImportAnomalies = (actor: StaffActor, importId: string): Promise<AnomalyGroup[]> =>
  groupLoadAnomalies(actor, { kind: importLoad, loadId: importId })
