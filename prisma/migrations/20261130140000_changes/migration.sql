-- A change of many rows that can be taken back (README « Undo and years »): an import, a change of year.
CREATE TYPE "change_kind" AS ENUM ('IMPORT', 'YEAR');

CREATE TABLE "school_change" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "school_id" UUID NOT NULL,
    "kind" "change_kind" NOT NULL,
    "load_id" UUID,
    "from_year" INTEGER,
    "to_year" INTEGER,
    "made_by_id" UUID,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_by_id" UUID,
    "undone_at" TIMESTAMPTZ(3),
    "forgotten_at" TIMESTAMPTZ(3),

    CONSTRAINT "school_change_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "school_change_school_id_made_at_idx" ON "school_change"("school_id", "made_at");
ALTER TABLE "school_change" ADD CONSTRAINT "change_of_year_names_both" CHECK (("kind" = 'YEAR') = ("from_year" IS NOT NULL) AND ("from_year" IS NULL) = ("to_year" IS NULL));
CREATE UNIQUE INDEX "one_change_per_load" ON "school_change"("load_id") WHERE "load_id" IS NOT NULL;
ALTER TABLE "school_change" ADD CONSTRAINT "school_change_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "school_change" ADD CONSTRAINT "school_change_load_id_fkey" FOREIGN KEY ("load_id") REFERENCES "file_load"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE "school_change_row" (
    "change_id" UUID NOT NULL,
    "table_name" TEXT NOT NULL,
    "row_id" UUID NOT NULL,
    "before" JSONB,

    CONSTRAINT "school_change_row_pkey" PRIMARY KEY ("change_id", "table_name", "row_id")
);
ALTER TABLE "school_change_row" ADD CONSTRAINT "school_change_row_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "school_change"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "file_load" ADD COLUMN "undone_at" TIMESTAMPTZ(3);

-- While a transaction says which change it makes, what each row was is kept: once, as it was first found.
CREATE FUNCTION record_inserted_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('passerelle.change', true), '') <> '' THEN
    INSERT INTO school_change_row (change_id, table_name, row_id)
    SELECT current_setting('passerelle.change')::uuid, TG_TABLE_NAME, id FROM new_rows
    ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION record_updated_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('passerelle.change', true), '') <> '' THEN
    INSERT INTO school_change_row (change_id, table_name, row_id, before)
    SELECT current_setting('passerelle.change')::uuid, TG_TABLE_NAME, id, to_jsonb(old_rows) FROM old_rows
    ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['student', 'guardian', 'guardianship', 'enrollment', 'division', 'mef', 'activation_code', 'access'] LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION record_inserted_rows()', name || '_insert_is_recorded', name);
    EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION record_updated_rows()', name || '_update_is_recorded', name);
  END LOOP;
END $$;

-- Puts every row of a change back as it was, and deletes those that it made, with what a night hung on them by itself
-- (codes that nobody was told, siblings attached). Anything else that was hung on them makes a foreign key refuse.
CREATE FUNCTION undo_change(change uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  name text;
  columns text;
BEGIN
  PERFORM set_config('passerelle.change', '', true);
  DELETE FROM access a USING school_change_row r
  WHERE r.change_id = change AND r.before IS NULL AND r.table_name = 'guardianship'
    AND a.guardianship_id = r.row_id AND a.route = 'SIBLING';
  DELETE FROM activation_code c USING school_change_row r
  WHERE r.change_id = change AND r.before IS NULL AND c.notified_at IS NULL AND c.used_via IS DISTINCT FROM 'CODE'
    AND ((r.table_name = 'guardianship' AND c.guardianship_id = r.row_id)
      OR (r.table_name = 'student' AND c.student_id = r.row_id));
  -- Rows that exchange what an index keeps unique first let go of it.
  UPDATE guardianship x SET legal_rank = NULL FROM school_change_row r
  WHERE r.change_id = change AND r.table_name = 'guardianship' AND x.id = r.row_id AND x.legal_rank IS NOT NULL;
  UPDATE student x SET source_id = x.source_id || '~' || x.id FROM school_change_row r
  WHERE r.change_id = change AND r.table_name = 'student' AND x.id = r.row_id;
  UPDATE enrollment x SET current = false FROM school_change_row r
  WHERE r.change_id = change AND r.table_name = 'enrollment' AND x.id = r.row_id AND x.current;
  FOREACH name IN ARRAY ARRAY['access', 'activation_code', 'enrollment', 'guardianship', 'guardian', 'student', 'division', 'mef'] LOOP
    EXECUTE format('DELETE FROM %I x USING school_change_row r WHERE r.change_id = $1 AND r.table_name = %L AND r.before IS NULL AND x.id = r.row_id', name, name)
      USING change;
    SELECT string_agg(format('%I = b.%I', attname, attname), ', ') INTO columns
    FROM pg_attribute WHERE attrelid = format('public.%I', name)::regclass AND attnum > 0 AND NOT attisdropped;
    EXECUTE format('UPDATE %I x SET %s FROM school_change_row r, jsonb_populate_record(NULL::%I, r.before) b WHERE r.change_id = $1 AND r.table_name = %L AND r.before IS NOT NULL AND x.id = r.row_id', name, columns, name, name)
      USING change;
  END LOOP;
  DELETE FROM school_change_row WHERE change_id = change;
END $$;

-- Families read their former years too: what was copied of them stays, and is copied once for a pupil who is new there.
ALTER TABLE "teleservices"."assessment" ADD COLUMN "year" integer;
UPDATE "teleservices"."assessment" c SET "year" = a."year" FROM "assessment" a WHERE a."id" = c."id";
DELETE FROM "teleservices"."assessment" WHERE "year" IS NULL;
ALTER TABLE "teleservices"."assessment" ALTER COLUMN "year" SET NOT NULL;
ALTER TABLE "teleservices"."absence" ADD COLUMN "year" integer;
UPDATE "teleservices"."absence" c SET "year" = a."year" FROM "absence" a WHERE a."id" = c."id";
DELETE FROM "teleservices"."absence" WHERE "year" IS NULL;
ALTER TABLE "teleservices"."absence" ALTER COLUMN "year" SET NOT NULL;
ALTER TABLE "teleservices"."student" ADD COLUMN "past_copied" boolean NOT NULL DEFAULT false;
CREATE INDEX "student_past_to_copy" ON "teleservices"."student" ("school_id") WHERE NOT "past_copied";
