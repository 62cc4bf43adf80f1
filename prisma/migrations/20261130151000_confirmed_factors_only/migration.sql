-- A secret that nobody has confirmed was shown to whoever had the password: it goes, and the next page shows another one.
DELETE FROM "totp_factor" WHERE "confirmed_at" IS NULL;
ALTER TABLE "totp_factor" ALTER COLUMN "confirmed_at" SET NOT NULL;
ALTER TABLE "auth_attempt" ADD COLUMN "pending_secret" BYTEA;
ALTER TABLE "session" ADD COLUMN "pending_secret" BYTEA;
