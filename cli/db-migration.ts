import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { differenceWithSchema } from '@/prisma/difference'
import { draftOf, migrationFile } from '@/prisma/draft'

const intent = process.argv.slice(2).join('_').toLowerCase().replaceAll('-', '_')
if (!/^[a-z][a-z0-9_]*$/.test(intent)) {
  process.stderr.write('Usage : npm run db:migration -- <intention>, par exemple ajout_des_salles.\n')
  process.exit(1)
}

const draft = draftOf(await differenceWithSchema(process.env.DATABASE_URL ?? '', 'prisma/schema'))
if (draft.run.length === 0) {
  process.stderr.write('Rien à migrer : la base a tout ce que le schéma Prisma décrit.\n')
} else {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const file = path.join('prisma/migrations', `${stamp}_${intent}`, 'migration.sql')
  mkdirSync(path.dirname(file))
  writeFileSync(file, migrationFile(draft))
  process.stdout.write(`${file}\n`)
  if (draft.review.length > 0)
    process.stderr.write(`${draft.review.length} instruction(s) à relire à la fin du fichier, en commentaire.\n`)
}
