CREATE TYPE "record_load_state" AS ENUM ('READY', 'APPLIED', 'CANCELLED', 'REJECTED');

CREATE TABLE "record_load" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "school_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "kind" "teleservice_kind" NOT NULL,
    "state" "record_load_state" NOT NULL,
    "file_name" TEXT NOT NULL,
    "lines" INTEGER NOT NULL DEFAULT 0,
    "fault" TEXT,
    "content" JSONB,
    "anomalies" JSONB NOT NULL DEFAULT '[]',
    "anomaly_count" INTEGER NOT NULL DEFAULT 0,
    "counts" JSONB,
    "requested_by_id" UUID,
    "confirmed_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "record_load_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "record_load_school_id_kind_created_at_idx" ON "record_load"("school_id", "kind", "created_at");

ALTER TABLE "record_load" ADD CONSTRAINT "record_load_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "record_load" ADD CONSTRAINT "record_load_is_of_notes_or_absences" CHECK ("kind" IN ('NOTES', 'ABSENCES'));

ALTER TABLE "record_load" ADD CONSTRAINT "record_load_content_waits_while_ready" CHECK (("state" = 'READY') = ("content" IS NOT NULL));

ALTER TABLE "record_load" ADD CONSTRAINT "record_load_says_why_it_is_rejected" CHECK (("state" = 'REJECTED') = ("fault" IS NOT NULL));
