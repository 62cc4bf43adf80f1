-- One epoch on the account, carried by all that proves who somebody is. No default on what carries it: a way of signing
-- in that forgets it is refused.
ALTER TABLE "account" ADD COLUMN "epoch" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "session" ADD COLUMN "epoch" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "session" ALTER COLUMN "epoch" DROP DEFAULT;
ALTER TABLE "login_ticket" ADD COLUMN "epoch" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "login_ticket" ALTER COLUMN "epoch" DROP DEFAULT;
ALTER TABLE "auth_attempt" ADD COLUMN "epoch" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "auth_attempt" ALTER COLUMN "epoch" DROP DEFAULT;
