import { schoolSystemActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { replicateSchool } from '@/lib/teleservices/replication/commands/replicate-school'

/** A process that replicates one school: `replicate-child <schoolId>`. Killed without warning. */
const [schoolId = ''] = process.argv.slice(2)
await db.$queryRaw`select 1`
process.send?.('working')
await replicateSchool(schoolSystemActor('test', schoolId), schoolId)
process.send?.({ ended: true })
process.exit(0)
