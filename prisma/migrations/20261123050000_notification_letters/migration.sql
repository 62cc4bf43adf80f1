-- One e-mail or letter may speak of several codes (TS-95): its deliveries share the id of the first of them.
ALTER TABLE "delivery" ADD COLUMN "group_id" UUID NOT NULL DEFAULT uuid_v7();
UPDATE "delivery" SET "group_id" = "id";
CREATE INDEX "delivery_group_id_idx" ON "delivery"("group_id");

-- Running number of the school, printed on the letter and its coupon (TS-23).
ALTER TABLE "delivery" ADD COLUMN "letter_number" INTEGER;
CREATE UNIQUE INDEX "one_letter_per_number" ON "delivery" ("school_id", "letter_number") WHERE "id" = "group_id";
ALTER TABLE "delivery" ADD CONSTRAINT "only_letters_are_numbered" CHECK ("letter_number" IS NULL OR "channel" = 'LETTER');

-- Unticked rows of « Notifier en masse », kept page after page without JavaScript (XC-12).
CREATE TABLE "notification_exclusion" (
    "account_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "guardianship_id" UUID NOT NULL,

    CONSTRAINT "notification_exclusion_pkey" PRIMARY KEY ("account_id","guardianship_id")
);
CREATE INDEX "notification_exclusion_account_id_school_id_idx" ON "notification_exclusion"("account_id", "school_id");
ALTER TABLE "notification_exclusion" ADD CONSTRAINT "notification_exclusion_guardianship_id_fkey" FOREIGN KEY ("guardianship_id") REFERENCES "guardianship"("id") ON DELETE CASCADE ON UPDATE CASCADE;
