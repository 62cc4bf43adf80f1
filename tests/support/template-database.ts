import path from 'node:path'
import { applyMigrations } from '@/prisma/migrate'
import { createTemplate, dropTemplate } from './databases'

export default async function setup() {
  await applyMigrations(await createTemplate(), path.resolve('prisma/migrations'))
  return dropTemplate
}
