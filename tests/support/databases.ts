import { randomUUID } from 'node:crypto'
import pg from 'pg'

/** Administrative URL of the throw-away server, set by `npm test`; a loopback address only. */
export function serverUrl(): URL {
  const url = new URL(process.env.TEST_DATABASE_URL ?? '')
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname))
    throw new Error('Tests run on a local database only.')
  return url
}

/** One template per run: two runs on one server do not meet. */
const templateName = () => `passerelle_template_${process.env.TEST_RUN_ID ?? 'local'}`

/** Address of a database of that server. */
export const urlOf = (name: string): string => Object.assign(serverUrl(), { pathname: `/${name}` }).href

async function admin(sql: string) {
  const client = new pg.Client({ connectionString: serverUrl().href })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

export async function createTemplate(): Promise<string> {
  await dropTemplate()
  await admin(`create database "${templateName()}"`)
  return urlOf(templateName())
}

export async function cloneTemplate(
  name = `passerelle_${randomUUID().replaceAll('-', '')}`,
): Promise<{ name: string; url: string }> {
  await dropDatabase(name)
  await admin(`create database "${name}" template "${templateName()}" strategy file_copy`)
  return { name, url: urlOf(name) }
}

export const dropDatabase = (name: string) => admin(`drop database if exists "${name}" with (force)`)
export const dropTemplate = () => dropDatabase(templateName())
