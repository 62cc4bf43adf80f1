-- « Autoriser l'accès » after a withdrawal: the account that exists is attached again, without typing the new code.
ALTER TABLE "activation_code" ADD COLUMN "attach_to_id" UUID;

-- Withdrawals made by hand or from a returned coupon (TS-23, TS-31, TS-99), kept to be undone within 15 minutes.
CREATE TABLE "withdrawal" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "school_id" UUID NOT NULL,
    "code_id" UUID NOT NULL,
    "access_id" UUID,
    "replacement_id" UUID,
    "reason" "withdrawal_reason" NOT NULL,
    "letter_reference" TEXT,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by_id" UUID,

    CONSTRAINT "withdrawal_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "withdrawal_code_id_idx" ON "withdrawal"("code_id");
CREATE INDEX "withdrawal_school_id_recorded_by_id_recorded_at_idx" ON "withdrawal"("school_id", "recorded_by_id", "recorded_at");
ALTER TABLE "withdrawal" ADD CONSTRAINT "withdrawal_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "withdrawal" ADD CONSTRAINT "withdrawal_code_id_fkey" FOREIGN KEY ("code_id") REFERENCES "activation_code"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Two people, or two clicks, on one coupon: it is recorded once.
CREATE UNIQUE INDEX "one_standing_withdrawal_per_code" ON "withdrawal" ("code_id") WHERE "undone_at" IS NULL;
ALTER TABLE "withdrawal" ADD CONSTRAINT "undone_withdrawal_says_by_whom" CHECK (("undone_at" IS NULL) = ("undone_by_id" IS NULL));

-- Search by the first letters of the name that people use (TS-97, TS-113).
CREATE INDEX "student_school_id_usage_name_key_idx" ON "student"("school_id", "usage_name_key" text_pattern_ops);
CREATE INDEX "guardian_school_id_usage_name_key_idx" ON "guardian"("school_id", "usage_name_key" text_pattern_ops);
