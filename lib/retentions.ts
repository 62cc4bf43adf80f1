import 'server-only'
import { ACCOUNT_RETENTIONS } from '@/lib/accounts/retentions'
import { AUDIT_RETENTIONS } from '@/lib/audit/retentions'
import { AUTH_RETENTIONS } from '@/lib/auth/retentions'
import { CHANGE_RETENTIONS } from '@/lib/changes/retentions'
import { DOCUMENT_RETENTIONS } from '@/lib/documents/retentions'
import { JOB_RETENTIONS } from '@/lib/jobs/retentions'
import { MAILING_RETENTIONS } from '@/lib/mailings/retentions'
import type { Retention } from '@/lib/platform/retention'
import { PLATFORM_RETENTIONS } from '@/lib/platform/retentions'
import { SCHOOL_RETENTIONS } from '@/lib/schools/imports/retentions'
import { SELECTION_RETENTIONS } from '@/lib/selections/retentions'
import { RECORD_RETENTIONS } from '@/lib/teleservices/records/retentions'

/** Everything that is forgotten by itself; each context and service adds its own (docs/retention.md). */
export const RETENTIONS: readonly Retention[] = [
  ...AUTH_RETENTIONS,
  ...AUDIT_RETENTIONS,
  ...ACCOUNT_RETENTIONS,
  ...MAILING_RETENTIONS,
  ...DOCUMENT_RETENTIONS,
  ...SCHOOL_RETENTIONS,
  ...CHANGE_RETENTIONS,
  ...SELECTION_RETENTIONS,
  ...RECORD_RETENTIONS,
  ...JOB_RETENTIONS,
  ...PLATFORM_RETENTIONS,
]
