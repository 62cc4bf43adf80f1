/** Front door of the context: what the others may call. */
export { TELESERVICE_KINDS, TELESERVICE_LABELS } from './opening/labels'
export { listTeleservices } from './opening/queries/list-teleservices'
