-- What was proved so far, and the factor being enrolled: the attempt is not a session.
ALTER TABLE "auth_attempt" ADD COLUMN "amr" TEXT[] NOT NULL DEFAULT '{}';

-- Wrong passwords since the last right one: growing delay from 5, blocked at 100 (identity.md §5.3).
ALTER TABLE "credential" ADD COLUMN "failures" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "credential" ADD COLUMN "last_failed_at" TIMESTAMPTZ(3);

-- What was typed in a form whose session had ended, sealed, until its author has signed in again.
CREATE TABLE "form_draft" (
    "account_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "form_draft_pkey" PRIMARY KEY ("account_id", "action")
);
ALTER TABLE "form_draft" ADD CONSTRAINT "form_draft_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "form_draft_expires_at_idx" ON "form_draft" ("expires_at");
