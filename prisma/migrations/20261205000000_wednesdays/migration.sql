-- A school says whether there is school on Wednesdays; null: as its kind does (none in an école, all day elsewhere).
CREATE TYPE "wednesday_classes" AS ENUM ('NONE', 'MORNING', 'DAY');
ALTER TABLE "school_year_calendar" ADD COLUMN "wednesday" "wednesday_classes";
