import 'server-only'
import { MANIFESTS } from '@/lib/manifests'
import { RETENTIONS } from '@/lib/retentions'
import { sweepOf } from './functions/sweep'

/** Every function of the application: those of the manifests, and the sweeper of what is forgotten. */
export const functions = [...MANIFESTS.flatMap(({ jobs }) => jobs), sweepOf(RETENTIONS)]
