-- CreateEnum
CREATE TYPE "challenge_purpose" AS ENUM ('USERNAME_REMINDER', 'PASSWORD_RESET');

-- CreateTable
CREATE TABLE "challenge" (
    "id" TEXT NOT NULL,
    "purpose" "challenge_purpose" NOT NULL,
    "account_id" UUID,
    "email" TEXT,
    "recipient_hash" BYTEA NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "sealed_code" BYTEA,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "proven_at" TIMESTAMPTZ(3),
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "challenge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "challenge_expires_at_idx" ON "challenge"("expires_at");

-- CreateIndex
CREATE INDEX "challenge_account_id_idx" ON "challenge"("account_id");

-- AddForeignKey
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Five wrong codes and no more, whatever the number of simultaneous requests.
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_tries_are_limited" CHECK ("tries" BETWEEN 0 AND 5);
-- Nobody proves a code that went to nobody, nor uses one that was not proved.
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_proves_an_address" CHECK ("proven_at" IS NULL OR "email" IS NOT NULL);
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_is_proved_before_use" CHECK ("used_at" IS NULL OR "proven_at" IS NOT NULL);

CREATE INDEX "account_by_email" ON "account" (lower("email")) WHERE "email" IS NOT NULL;
