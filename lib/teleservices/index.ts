/** Front door of the context: what the others may call. */
export { TELESERVICE_KINDS, TELESERVICE_LABELS } from './labels'
export { listTeleservices } from './queries/list-teleservices'
