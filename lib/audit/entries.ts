/** Every act that leaves a trace. An unknown action does not compile; data hold ids and counts, never a secret. */
type Target = { type: string; id: string }
type Common = { target?: Target; schoolId?: string }

export type AuditEntry = Common &
  (
    | { action: 'session.opened'; amr: string[] }
    | { action: 'session.closed'; reason: string }
    | { action: 'password.changed' }
    | { action: 'password.reset' }
    | { action: 'account.email-changed' }
    | { action: 'account.unblocked'; failures: number; factor: boolean }
    | { action: 'totp.enrolled' }
    | { action: 'totp.removed' }
    | { action: 'totp.recovery-codes-renewed' }
    | { action: 'totp.recovery-code-used' }
    | { action: 'import.requested'; files: number; sha256: string[] }
    | { action: 'import.applied'; counts: Record<string, number> }
    | { action: 'import.rejected'; errors: number }
    | { action: 'import.cancelled' }
    | { action: 'import.undone' }
    | { action: 'year.confirmed'; counts: Record<string, number> }
    | { action: 'year.undone'; counts: Record<string, number> }
    | { action: 'school.settings-changed'; changed: string[] }
    | { action: 'school.day-off-added'; from: string; to: string }
    | { action: 'school.day-off-removed'; from: string; to: string }
    | { action: 'school.year-calendar-changed'; year: number; changed: string[] }
    | { action: 'teleservice.opened'; kind: string }
    | { action: 'teleservice.closed'; kind: string }
    | { action: 'teleservice.publication-type-changed'; kind: string; type: string; dropped: number }
    | { action: 'academie.teleservice-declared'; kind: string; offer: string; mandatory: boolean }
    | { action: 'academie.schools-declared'; kind: string; schools: string[]; experimenters: number; users: number }
    | { action: 'release-date.added'; kind: string; day: string; count: number }
    | { action: 'release-date.removed'; kind: string; day: string; count: number }
    | { action: 'activation-code.created'; kind: string; count: number }
    | { action: 'activation-code.invalidated'; reason: string; count: number }
    | { action: 'activation-code.displayed'; count: number }
    | { action: 'activation-code.redeemed'; kind: string; siblings: number }
    | { action: 'activation-code.suspended' }
    | { action: 'activation-code.suspension-lifted' }
    | { action: 'access.withdrawn'; reason: string }
    | { action: 'access.withdrawal-undone' }
    | { action: 'access.given-back'; accesses: number; codes: number }
    | { action: 'username.displayed' }
    | { action: 'username.sent' }
    | { action: 'access.disputed' }
    | { action: 'notification.requested'; count: number; channels: string[] }
    | { action: 'notification.cancelled'; count: number; told: number }
    | { action: 'notification.finished'; counts: Record<string, number> }
    | { action: 'notification.bounced'; count: number }
    | { action: 'notification.sample-sent' }
    | { action: 'document.downloaded'; kind: string }
    | { action: 'record.loaded'; kind: string; counts: Record<string, number> }
    | { action: 'assessment.saved'; marks: number }
    | { action: 'assessment.deleted'; marks: number }
    | { action: 'absence.saved' }
    | { action: 'absence.deleted' }
    | { action: 'skill.saved' }
    | { action: 'skill.deleted' }
    | { action: 'replication.finished'; counts: Record<string, number> }
    | { action: 'job.run-by-operator'; job: string }
  )

export type AuditAction = AuditEntry['action']
export type AuditCategory = 'session' | 'security' | 'data' | 'code'

/**
 * Retention follows the category (CNIL 2021-122): 6 months for `session`, 12 months for the rest. An act does not compile
 * before it says which is its own.
 */
const CATEGORIES: Readonly<Record<AuditAction, AuditCategory>> = {
  'session.opened': 'session',
  'session.closed': 'session',
  'password.changed': 'security',
  'password.reset': 'security',
  'account.email-changed': 'security',
  'account.unblocked': 'security',
  'totp.enrolled': 'security',
  'totp.removed': 'security',
  'totp.recovery-codes-renewed': 'security',
  'totp.recovery-code-used': 'security',
  'import.requested': 'data',
  'import.applied': 'data',
  'import.rejected': 'data',
  'import.cancelled': 'data',
  'import.undone': 'data',
  'year.confirmed': 'data',
  'year.undone': 'data',
  'school.settings-changed': 'data',
  'school.day-off-added': 'data',
  'school.day-off-removed': 'data',
  'school.year-calendar-changed': 'data',
  'teleservice.opened': 'data',
  'teleservice.closed': 'data',
  'teleservice.publication-type-changed': 'data',
  'academie.teleservice-declared': 'data',
  'academie.schools-declared': 'data',
  'release-date.added': 'data',
  'release-date.removed': 'data',
  'activation-code.created': 'code',
  'activation-code.invalidated': 'code',
  'activation-code.displayed': 'code',
  'activation-code.redeemed': 'code',
  'activation-code.suspended': 'code',
  'activation-code.suspension-lifted': 'code',
  'access.withdrawn': 'code',
  'access.withdrawal-undone': 'code',
  'access.given-back': 'code',
  'username.displayed': 'code',
  'username.sent': 'code',
  'access.disputed': 'code',
  'notification.requested': 'data',
  'notification.cancelled': 'data',
  'notification.finished': 'data',
  'notification.bounced': 'data',
  'notification.sample-sent': 'data',
  'document.downloaded': 'data',
  'record.loaded': 'data',
  'assessment.saved': 'data',
  'assessment.deleted': 'data',
  'absence.saved': 'data',
  'absence.deleted': 'data',
  'skill.saved': 'data',
  'skill.deleted': 'data',
  'replication.finished': 'data',
  'job.run-by-operator': 'data',
}

export const categoryOf = (action: AuditAction): AuditCategory => CATEGORIES[action]
