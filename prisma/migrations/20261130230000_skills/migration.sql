-- TS-43, TS-48: what the « livret personnel de compétences » holds, and its copy for families.
CREATE TABLE "assessed_skill" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "school_id" UUID NOT NULL,
    "student_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "domain" TEXT NOT NULL,
    "skill" TEXT NOT NULL,
    "level" SMALLINT NOT NULL,
    "assessed_on" DATE NOT NULL,
    "released_on" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "assessed_skill_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "assessed_skill_school_id_year_assessed_on_idx" ON "assessed_skill"("school_id", "year", "assessed_on");

CREATE UNIQUE INDEX "one_level_per_skill_and_day" ON "assessed_skill"("student_id", "year", "domain", "skill", "assessed_on");

ALTER TABLE "assessed_skill" ADD CONSTRAINT "assessed_skill_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "assessed_skill" ADD CONSTRAINT "assessed_skill_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "assessed_skill" ADD CONSTRAINT "skill_level_is_a_step_of_the_socle" CHECK ("level" BETWEEN 1 AND 4);

ALTER TABLE "assessed_skill" ADD CONSTRAINT "skill_and_its_domain_are_named" CHECK ("domain" <> '' AND "skill" <> '');

-- What the replication compares: two versions that are equal say the same.
CREATE FUNCTION assessed_skill_moves_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := OLD.version + 1;
  RETURN NEW;
END $$;

CREATE TRIGGER "assessed_skill_moves_on" BEFORE UPDATE ON "assessed_skill"
  FOR EACH ROW EXECUTE FUNCTION assessed_skill_moves_on();

-- The booklet of one pupil is one range of the primary key. A pupil whom nobody may read any more takes his rows away.
CREATE TABLE "teleservices"."skill" (
  "student_id" uuid NOT NULL REFERENCES "teleservices"."student" ("id") ON DELETE CASCADE,
  "id" uuid NOT NULL,
  "version" integer NOT NULL,
  "year" integer NOT NULL,
  "domain" text NOT NULL,
  "skill" text NOT NULL,
  "level" smallint NOT NULL,
  "assessed_on" date NOT NULL,
  PRIMARY KEY ("student_id", "id")
);
