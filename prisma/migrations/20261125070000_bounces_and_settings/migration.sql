-- A bounce is told with the identifier that the provider gave.
CREATE INDEX "delivery_provider_id_idx" ON "delivery"("provider_id");

ALTER TABLE "school" ADD CONSTRAINT "retraction_lasts_a_day_at_most" CHECK ("retraction_minutes" BETWEEN 0 AND 1440);
ALTER TABLE "school" ADD CONSTRAINT "code_validity_is_some_days" CHECK ("code_validity_days" BETWEEN 1 AND 400);
