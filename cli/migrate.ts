import path from 'node:path'
import pg from 'pg'
import { prepareApplicationRole } from '@/prisma/application-role'
import { applyMigrations } from '@/prisma/migrate'

const connectionString = process.env.DATABASE_URL ?? ''
const ownerUrl = process.env.DATABASE_OWNER_URL || connectionString

// One name per line: the caller tells people what was applied.
const applied = await applyMigrations(ownerUrl, path.resolve('prisma/migrations'))
for (const name of applied) process.stdout.write(`${name}\n`)
await prepareApplicationRole(ownerUrl, connectionString)

// Decision 16: roles belong to the cluster, and not every user may create one.
const client = new pg.Client({ connectionString })
await client.connect()
const { rows } = await client.query<{ separated: boolean }>(
  `select coalesce((select pg_has_role(current_user, oid, 'member') from pg_roles where rolname = 'passerelle_family'), false) as separated`,
)
await client.end()
if (!rows[0]?.separated)
  process.stderr.write(
    'L’utilisateur de DATABASE_URL ne peut pas prendre le rôle passerelle_family : les lectures des familles ne sont pas séparées par un rôle. Demandez à l’administrateur de la base : create role passerelle_family nologin; grant passerelle_family to <utilisateur>.\n',
  )
