-- A service closed since the last copy still has its copies: reopened, families read them at once. One that was opened
-- since then is announced for its first day.
ALTER TABLE "teleservices"."service" ADD COLUMN "closed_on" date, ADD COLUMN "opens_on" date;
ALTER TABLE "teleservices"."service" ADD CONSTRAINT "open_service_neither_closes_nor_waits"
  CHECK (NOT "open" OR ("closed_on" IS NULL AND "opens_on" IS NULL));
