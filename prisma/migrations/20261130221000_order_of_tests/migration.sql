-- Families read the tests of one day in the order in which they were loaded.
ALTER TABLE "teleservices"."assessment" ADD COLUMN "loaded_at" timestamptz(3) NOT NULL DEFAULT '-infinity';
UPDATE "teleservices"."assessment" copy SET "loaded_at" = a."created_at" FROM "assessment" a WHERE a."id" = copy."id";
ALTER TABLE "teleservices"."assessment" ALTER COLUMN "loaded_at" DROP DEFAULT;
