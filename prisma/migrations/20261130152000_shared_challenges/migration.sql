-- One live code per recipient, shared by every browser that asks for it.
ALTER TABLE "challenge" ADD COLUMN "code_id" TEXT;
UPDATE "challenge" SET "code_id" = "id";
ALTER TABLE "challenge" ALTER COLUMN "code_id" SET NOT NULL;
ALTER TABLE "challenge" ADD COLUMN "closed_at" TIMESTAMPTZ(3);
ALTER TABLE "challenge" ADD CONSTRAINT "closed_challenge_keeps_no_copy" CHECK ("closed_at" IS NULL OR "sealed_code" IS NULL);
CREATE INDEX "challenge_code_id_idx" ON "challenge"("code_id");
CREATE INDEX "challenge_recipient_hash_asked_at_idx" ON "challenge"("recipient_hash", "asked_at");
