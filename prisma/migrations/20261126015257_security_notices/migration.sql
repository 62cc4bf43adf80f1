CREATE TYPE "security_change" AS ENUM ('PASSWORD_CHANGED', 'PASSWORD_RESET', 'EMAIL_LEFT', 'EMAIL_CHOSEN', 'FACTOR_ADDED', 'FACTOR_REMOVED', 'RECOVERY_CODES_RENEWED');

CREATE TABLE "security_notice" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "account_id" UUID NOT NULL,
    "change" "security_change" NOT NULL,
    "email" TEXT NOT NULL,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "security_notice_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "security_notice_account_id_idx" ON "security_notice"("account_id");

ALTER TABLE "security_notice" ADD CONSTRAINT "security_notice_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
