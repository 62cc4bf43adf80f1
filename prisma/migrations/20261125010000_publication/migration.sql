CREATE TYPE "mark_status" AS ENUM ('MARKED', 'ABSENT', 'EXEMPT');

CREATE TYPE "absence_kind" AS ENUM ('ABSENCE', 'LATENESS');

CREATE TYPE "half_day" AS ENUM ('MORNING', 'AFTERNOON');

CREATE TABLE "release_date" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "school_id" UUID NOT NULL,
    "kind" "teleservice_kind" NOT NULL,
    "mef_code" TEXT NOT NULL,
    "division_id" UUID NOT NULL,
    "released_on" DATE NOT NULL,

    CONSTRAINT "release_date_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "assessment" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "school_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "group_name" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "taken_on" DATE NOT NULL,
    "released_on" DATE NOT NULL,
    "term" SMALLINT NOT NULL,
    "coefficient" DECIMAL(5,2) NOT NULL DEFAULT 1,
    "scale" DECIMAL(5,2) NOT NULL DEFAULT 20,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "assessment_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "mark" (
    "assessment_id" UUID NOT NULL,
    "student_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "status" "mark_status" NOT NULL,
    "value" DECIMAL(5,2),

    CONSTRAINT "mark_pkey" PRIMARY KEY ("assessment_id","student_id")
);

CREATE TABLE "absence" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "school_id" UUID NOT NULL,
    "student_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "kind" "absence_kind" NOT NULL,
    "starts_on" DATE NOT NULL,
    "starts_at" "half_day" NOT NULL,
    "ends_on" DATE NOT NULL,
    "half_days" INTEGER,
    "minutes" INTEGER,
    "reason" TEXT,
    "justified" BOOLEAN NOT NULL DEFAULT false,
    "released_on" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "absence_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "release_date_division_id_idx" ON "release_date"("division_id");

CREATE UNIQUE INDEX "one_release_date_per_couple" ON "release_date"("school_id", "kind", "mef_code", "division_id", "released_on");

CREATE INDEX "assessment_school_id_changed_at_idx" ON "assessment"("school_id", "changed_at");

CREATE UNIQUE INDEX "one_assessment_per_title_and_day" ON "assessment"("school_id", "year", "group_name", "subject", "title", "taken_on");

CREATE INDEX "mark_student_id_idx" ON "mark"("student_id");

CREATE INDEX "absence_school_id_changed_at_idx" ON "absence"("school_id", "changed_at");

CREATE UNIQUE INDEX "one_absence_per_start" ON "absence"("student_id", "kind", "starts_on", "starts_at");

ALTER TABLE "release_date" ADD CONSTRAINT "release_date_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "release_date" ADD CONSTRAINT "release_date_division_id_fkey" FOREIGN KEY ("division_id") REFERENCES "division"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "assessment" ADD CONSTRAINT "assessment_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "mark" ADD CONSTRAINT "mark_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "mark" ADD CONSTRAINT "mark_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "mark" ADD CONSTRAINT "mark_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "absence" ADD CONSTRAINT "absence_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "absence" ADD CONSTRAINT "absence_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "assessment" ADD CONSTRAINT "assessment_scale_is_positive" CHECK ("scale" > 0);

ALTER TABLE "assessment" ADD CONSTRAINT "assessment_coefficient_is_not_negative" CHECK ("coefficient" >= 0);

ALTER TABLE "assessment" ADD CONSTRAINT "assessment_term_is_known" CHECK ("term" BETWEEN 1 AND 3);

ALTER TABLE "mark" ADD CONSTRAINT "mark_has_a_value_when_marked" CHECK (("status" = 'MARKED') = ("value" IS NOT NULL) AND "value" >= 0);

ALTER TABLE "absence" ADD CONSTRAINT "absence_ends_after_it_starts" CHECK ("ends_on" >= "starts_on");

ALTER TABLE "absence" ADD CONSTRAINT "absence_counts_half_days_or_minutes" CHECK (
  ("kind" = 'ABSENCE' AND "half_days" > 0 AND "minutes" IS NULL) OR ("kind" = 'LATENESS' AND "minutes" > 0 AND "half_days" IS NULL)
);
