import { randomUUID } from 'node:crypto'
import path from 'node:path'
import pg from 'pg'
import { prepareApplicationRole } from '@/prisma/application-role'
import { applyMigrations } from '@/prisma/migrate'

/** Administrative URL of the throw-away server, set by `npm test`; a loopback address only. */
export function serverUrl(): URL {
  const url = new URL(process.env.TEST_DATABASE_URL ?? '')
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname))
    throw new Error('Tests run on a local database only.')
  return url
}

/** All databases of one run begin so: two runs on one server do not meet. */
const prefix = () => `passerelle_${process.env.TEST_RUN_ID ?? 'local'}_`
const templateName = () => `${prefix()}template`

/** What the product signs in as (scripts/support/postgres); its password is of this server, which nobody keeps. */
export const applicationUrl = (url: string): string =>
  Object.assign(new URL(url), { username: 'passerelle_app', password: 'passerelle_app' }).href

/** Address of a database of that server. */
export const urlOf = (name: string): string => Object.assign(serverUrl(), { pathname: `/${name}` }).href

async function admin<Row extends pg.QueryResultRow>(sql: string, values: string[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: serverUrl().href })
  await client.connect()
  try {
    return (await client.query<Row>(sql, values)).rows
  } finally {
    await client.end()
  }
}

/** The migrated database that others are cloned from, with the role of the application. */
export async function createTemplate(): Promise<void> {
  await dropDatabase(templateName())
  await admin(`create database "${templateName()}"`)
  const url = urlOf(templateName())
  await applyMigrations(url, path.resolve('prisma/migrations'))
  await prepareApplicationRole(url, applicationUrl(url))
}

export async function cloneTemplate(
  name = prefix() + randomUUID().replaceAll('-', ''),
): Promise<{ name: string; url: string }> {
  await dropDatabase(name)
  await admin(`create database "${name}" template "${templateName()}" strategy file_copy`)
  return { name, url: urlOf(name) }
}

export const dropDatabase = (name: string) => admin(`drop database if exists "${name}" with (force)`)

/** Drops the template of this run and all that was cloned from it. */
export async function dropRun(): Promise<void> {
  const rows = await admin<{ datname: string }>('select datname from pg_database where starts_with(datname, $1)', [
    prefix(),
  ])
  for (const { datname } of rows) await dropDatabase(datname)
}
