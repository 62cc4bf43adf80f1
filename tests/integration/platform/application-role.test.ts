import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applicationUrl } from '@/tests/support/databases'

/** As the product signs in to its base. */
const application = new pg.Client({ connectionString: applicationUrl(process.env.DATABASE_URL ?? '') })

beforeAll(() => application.connect())
afterAll(() => application.end())

const DENIED = '42501'

test('XC-14: the application is a plain role, that owns nothing', async () => {
  const { rows } = await application.query(
    `select rolsuper, rolcreaterole, rolcreatedb, rolbypassrls,
       (select count(*)::int from pg_class where relowner = r.oid) as owned
     from pg_roles r where rolname = current_user`,
  )
  expect(rows).toEqual([{ rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolbypassrls: false, owned: 0 }])
})

test.each([
  ['run a program of the server', `copy (select 1) to program 'true'`],
  ['read a file of the server', `select pg_read_file('/etc/hostname')`],
  ['switch the trigger of the journal off', 'alter table audit_event disable trigger all'],
  ['switch every trigger off', `set session_replication_role = 'replica'`],
  ['change a table', 'alter table account drop column epoch'],
  ['make one', 'create table public.of_mine (id int)'],
  ['empty one', 'truncate account'],
  ['say that a migration was applied', 'delete from _prisma_migrations'],
  ['make a role', 'create role another'],
])('XC-14: an injection could not %s', async (_what, statement) => {
  await expect(application.query(statement)).rejects.toMatchObject({ code: DENIED })
})

test('it reads and writes the rows of every table, analyses what it fills, and can read as families do', async () => {
  const { rows } = await application.query(
    `select t.oid::regclass::text as missing from pg_class t join pg_namespace n on n.oid = t.relnamespace
     where n.nspname in ('public', 'teleservices') and t.relkind in ('r', 'p') and t.relname <> '_prisma_migrations'
       and exists (select from unnest(array['select', 'insert', 'update', 'delete']) as asked
                   where not has_table_privilege(t.oid, asked))`,
  )
  expect(rows).toEqual([])
  await application.query('begin; analyze import_student; set local role passerelle_family; rollback')
})
