import { db } from '@/lib/platform/db'
import { plural } from '@/lib/platform/text'
import { removeDemonstration } from '@/prisma/seed/demo/remove'

const USAGE = 'Usage : npm run demonstration -- remove   retire l’académie de la démonstration et ses comptes'

try {
  if (process.argv.slice(2).join(' ') === 'remove') {
    const { schools, accounts } = await removeDemonstration()
    process.stdout.write(
      accounts + schools > 0
        ? `Démonstration retirée : ${plural(schools, 'établissement')}, ${plural(accounts, 'compte')}.\n`
        : 'Cette base ne contient pas la démonstration.\n',
    )
  } else {
    process.stderr.write(`${USAGE}\n`)
    process.exitCode = 1
  }
} finally {
  await db.$disconnect()
}
