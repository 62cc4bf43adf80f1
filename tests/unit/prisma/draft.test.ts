import { expect, test } from 'vitest'
import { draftOf, migrationFile } from '@/prisma/draft'

const SCRIPT = `-- DropForeignKey
ALTER TABLE "job_step" DROP CONSTRAINT "job_step_run_id_fkey";

-- DropIndex
DROP INDEX "student_names";

-- DropTable
DROP TABLE "job_run";

-- AlterTable
ALTER TABLE "school" ADD COLUMN     "motto" TEXT,
DROP COLUMN "phone";

-- CreateTable
CREATE TABLE "room" (
    "id" UUID NOT NULL
);

-- CreateIndex
CREATE INDEX "student_names" ON "student"("family_name" text_pattern_ops);

-- CreateIndex
CREATE INDEX "room_name" ON "room"("name");
`

test('what the schema asks for is run; what it does not know is left for a person to decide', () => {
  const { run, review } = draftOf(SCRIPT)
  expect(run.map((statement) => statement.split('\n')[0])).toEqual([
    'ALTER TABLE "school" ADD COLUMN     "motto" TEXT,',
    'CREATE TABLE "room" (',
    'CREATE INDEX "room_name" ON "room"("name");',
  ])
  expect(review).toHaveLength(4)
})

test('the file holds doubtful statements in comments only', () => {
  const lines = migrationFile(draftOf(SCRIPT)).split('\n')
  expect(lines.filter((line) => /job_run|student_names/.test(line)).every((line) => line.startsWith('--'))).toBe(true)
  expect(migrationFile({ run: ['SELECT 1;'], review: [] })).toBe('SELECT 1;\n')
})
