-- What the replication compares: two versions of a test that are equal have the same marks.
ALTER TABLE "assessment" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;

CREATE FUNCTION assessment_moves_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := OLD.version + 1;
  RETURN NEW;
END $$;

CREATE TRIGGER "assessment_moves_on" BEFORE UPDATE ON "assessment"
  FOR EACH ROW EXECUTE FUNCTION assessment_moves_on();

-- One lock per test, in one order: two uploads of the same tests wait for each other instead of crossing.
CREATE FUNCTION mark_moves_its_assessment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'DELETE' THEN
    PERFORM FROM assessment WHERE id IN (SELECT assessment_id FROM new_rows) ORDER BY id FOR NO KEY UPDATE;
    UPDATE assessment SET version = version + 1 WHERE id IN (SELECT assessment_id FROM new_rows);
  END IF;
  IF TG_OP <> 'INSERT' THEN
    PERFORM FROM assessment WHERE id IN (SELECT assessment_id FROM old_rows) ORDER BY id FOR NO KEY UPDATE;
    UPDATE assessment SET version = version + 1 WHERE id IN (SELECT assessment_id FROM old_rows);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "mark_added" AFTER INSERT ON "mark" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION mark_moves_its_assessment();
CREATE TRIGGER "mark_changed" AFTER UPDATE ON "mark" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION mark_moves_its_assessment();
CREATE TRIGGER "mark_removed" AFTER DELETE ON "mark" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION mark_moves_its_assessment();

-- Day up to which a pupil's marks are copied, as the replication left it: -infinity nothing, infinity « au fil de
-- l'eau » (up to the eve of school.valid_on), otherwise the last échéance that passed.
ALTER TABLE "teleservices"."student" ADD COLUMN "marks_until" date NOT NULL DEFAULT '-infinity';

CREATE TABLE "teleservices"."assessment" (
  "id" uuid PRIMARY KEY,
  "school_id" uuid NOT NULL REFERENCES "teleservices"."school" ("id") ON DELETE CASCADE,
  "version" integer NOT NULL,
  "subject" text NOT NULL,
  "title" text NOT NULL,
  "taken_on" date NOT NULL,
  "term" smallint NOT NULL,
  "coefficient" numeric(5,2) NOT NULL,
  "scale" numeric(5,2) NOT NULL
);
CREATE INDEX "assessment_school" ON "teleservices"."assessment" ("school_id");

-- The pages of one pupil are one range of the primary key. A pupil whom nobody may read any more takes his rows away.
CREATE TABLE "teleservices"."mark" (
  "student_id" uuid NOT NULL REFERENCES "teleservices"."student" ("id") ON DELETE CASCADE,
  "assessment_id" uuid NOT NULL,
  "status" text NOT NULL,
  "value" numeric(5,2),
  PRIMARY KEY ("student_id", "assessment_id")
);
CREATE INDEX "mark_assessment" ON "teleservices"."mark" ("assessment_id");

CREATE TABLE "teleservices"."absence" (
  "student_id" uuid NOT NULL REFERENCES "teleservices"."student" ("id") ON DELETE CASCADE,
  "id" uuid NOT NULL,
  "kind" text NOT NULL,
  "starts_on" date NOT NULL,
  "starts_at" text NOT NULL,
  "ends_on" date NOT NULL,
  "half_days" integer,
  "minutes" integer,
  "reason" text,
  "justified" boolean NOT NULL,
  PRIMARY KEY ("student_id", "id")
);
