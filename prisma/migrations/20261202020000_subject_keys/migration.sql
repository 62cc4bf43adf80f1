-- A subject, a skill or its domain is one however it is spelled: its key (domain/subjects) is what makes a test and a level
-- unique. Keys of rows already there: the letters of French; a rarer one keeps its row apart, as before.
CREATE OR REPLACE FUNCTION pg_temp.spelling_key(spelling text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(nullif(regexp_replace(
    replace(replace(upper(replace(regexp_replace(normalize(spelling, NFD), '[\u0300-\u036f]', '', 'g'), 'ß', 'SS')), 'Œ', 'OE'), 'Æ', 'AE'),
    '[''’‘`´ʹʻʼʾʿ.‐‑–—\s\u00a0\u202f-]', '', 'g'), ''), spelling)
$$;

-- Versions stay: families read the same as before.
ALTER TABLE "assessment" DISABLE TRIGGER "assessment_moves_on";
ALTER TABLE "assessed_skill" DISABLE TRIGGER "assessed_skill_moves_on";

ALTER TABLE "assessment" ADD COLUMN "subject_key" TEXT;
UPDATE "assessment" SET "subject_key" = pg_temp.spelling_key("subject");
-- What was written twice stays twice, until the school deletes one: a file finds the first again.
UPDATE "assessment" a SET "subject_key" = a."subject_key" || '~' || a."id"
FROM (
  SELECT "id", row_number() OVER (
    PARTITION BY "school_id", "year", "group_name", "subject_key", "title", "taken_on" ORDER BY "created_at", "id") AS place
  FROM "assessment"
) written WHERE written."id" = a."id" AND written.place > 1;
ALTER TABLE "assessment" ALTER COLUMN "subject_key" SET NOT NULL;
DROP INDEX "one_assessment_per_title_and_day";
CREATE UNIQUE INDEX "one_assessment_per_title_and_day" ON "assessment"("school_id", "year", "group_name", "subject_key", "title", "taken_on");

ALTER TABLE "assessed_skill" ADD COLUMN "domain_key" TEXT, ADD COLUMN "skill_key" TEXT;
UPDATE "assessed_skill" SET "domain_key" = pg_temp.spelling_key("domain"), "skill_key" = pg_temp.spelling_key("skill");
UPDATE "assessed_skill" k SET "skill_key" = k."skill_key" || '~' || k."id"
FROM (
  SELECT "id", row_number() OVER (
    PARTITION BY "student_id", "year", "domain_key", "skill_key", "assessed_on" ORDER BY "created_at", "id") AS place
  FROM "assessed_skill"
) written WHERE written."id" = k."id" AND written.place > 1;
ALTER TABLE "assessed_skill" ALTER COLUMN "domain_key" SET NOT NULL, ALTER COLUMN "skill_key" SET NOT NULL;
DROP INDEX "one_level_per_skill_and_day";
CREATE UNIQUE INDEX "one_level_per_skill_and_day" ON "assessed_skill"("student_id", "year", "domain_key", "skill_key", "assessed_on");

ALTER TABLE "assessment" ENABLE TRIGGER "assessment_moves_on";
ALTER TABLE "assessed_skill" ENABLE TRIGGER "assessed_skill_moves_on";

-- Files that wait for an answer.
UPDATE "file_load" SET "content" = jsonb_set("content", '{tests}', (
  SELECT coalesce(jsonb_agg(test || jsonb_build_object('subjectKey', pg_temp.spelling_key(test ->> 'subject')) ORDER BY place), '[]')
  FROM jsonb_array_elements("content" -> 'tests') WITH ORDINALITY AS e (test, place)))
WHERE "kind" = 'teleservices.notes' AND "content" ? 'tests';
UPDATE "file_load" SET "content" = jsonb_set("content", '{skills}', (
  SELECT coalesce(jsonb_agg(level || jsonb_build_object('domainKey', pg_temp.spelling_key(level ->> 'domain'),
    'skillKey', pg_temp.spelling_key(level ->> 'skill')) ORDER BY place), '[]')
  FROM jsonb_array_elements("content" -> 'skills') WITH ORDINALITY AS e (level, place)))
WHERE "kind" = 'teleservices.skills' AND "content" ? 'skills';
