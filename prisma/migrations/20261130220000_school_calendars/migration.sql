-- What a school adds to the holidays of its zone, and what it says of one of its years (TS-66, TS-122).
CREATE TABLE "school_day_off" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "school_id" UUID NOT NULL,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,
    "label" TEXT NOT NULL,

    CONSTRAINT "school_day_off_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "one_day_off_per_span" ON "school_day_off"("school_id", "first_day", "last_day");
ALTER TABLE "school_day_off" ADD CONSTRAINT "day_off_ends_after_it_starts" CHECK ("last_day" >= "first_day");
ALTER TABLE "school_day_off" ADD CONSTRAINT "school_day_off_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "school_year_calendar" (
    "school_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "second_term_on" DATE NOT NULL,
    "third_term_on" DATE NOT NULL,
    "saturday_mornings" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "school_year_calendar_pkey" PRIMARY KEY ("school_id", "year")
);
ALTER TABLE "school_year_calendar" ADD CONSTRAINT "terms_are_in_order" CHECK ("second_term_on" < "third_term_on");
ALTER TABLE "school_year_calendar" ADD CONSTRAINT "school_year_calendar_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Families count the half-days of their child by the calendar of the school, as it was copied.
ALTER TABLE "teleservices"."school" ADD COLUMN "calendar" jsonb NOT NULL DEFAULT '{"academie": null, "daysOff": [], "years": []}';
UPDATE "teleservices"."school" copy
SET "calendar" = jsonb_build_object('academie', a."code", 'daysOff', '[]'::jsonb, 'years', '[]'::jsonb)
FROM "school" s JOIN "academie" a ON a."id" = s."academie_id"
WHERE s."id" = copy."id";
