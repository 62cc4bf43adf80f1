-- « Ce code sera utilisable à partir du … » : who asked to be told that day. Deleted once told.
CREATE TABLE "code_reminder" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "code_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "code_reminder_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "one_reminder_per_code_and_address" ON "code_reminder"("code_id", "email");
ALTER TABLE "code_reminder" ADD CONSTRAINT "code_reminder_code_id_fkey" FOREIGN KEY ("code_id") REFERENCES "activation_code"("id") ON DELETE CASCADE ON UPDATE CASCADE;
