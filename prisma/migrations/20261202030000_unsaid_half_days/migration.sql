-- TS-66: an absence that says no number of half-days counts all those of its span, by the calendar of the day on which it is
-- read. The numbers already there stay: nothing tells which were said.
ALTER TABLE "absence" DROP CONSTRAINT "absence_counts_half_days_or_minutes";
ALTER TABLE "absence" ADD CONSTRAINT "absence_counts_half_days_or_minutes" CHECK (
  ("kind" = 'ABSENCE' AND coalesce("half_days", 1) > 0 AND "minutes" IS NULL)
  OR ("kind" = 'LATENESS' AND coalesce("minutes", 0) > 0 AND "half_days" IS NULL)
);
