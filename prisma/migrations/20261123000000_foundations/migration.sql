-- UUIDv7 that runs on PostgreSQL 15 and 18.
CREATE FUNCTION uuid_v7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
  select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
$$;


-- CreateEnum
CREATE TYPE "account_status" AS ENUM ('ACTIVE', 'BLOCKED', 'DISABLED');

-- CreateEnum
CREATE TYPE "profile_kind" AS ENUM ('GUARDIAN', 'STUDENT', 'STAFF', 'TEACHER', 'ALUMNUS', 'CANDIDATE');

-- CreateEnum
CREATE TYPE "staff_role" AS ENUM ('ACADEMIE_MANAGER', 'HEAD', 'DEPUTY_HEAD', 'DELEGATE');

-- CreateEnum
CREATE TYPE "access_route" AS ENUM ('CODE', 'SIBLING', 'FRANCE_CONNECT', 'SMS', 'PROVISIONAL', 'SCHOOL');

-- CreateEnum
CREATE TYPE "withdrawal_reason" AS ENUM ('REFUSAL', 'LOSS', 'HOLDER_REQUEST', 'STUDENT_LEFT', 'NOT_LEGAL_ANYMORE', 'NOT_GUARDIAN', 'ERROR', 'REPLACED');

-- CreateEnum
CREATE TYPE "activation_code_kind" AS ENUM ('CAR', 'CAE');

-- CreateEnum
CREATE TYPE "school_kind" AS ENUM ('ECOLE', 'COLLEGE', 'LYCEE', 'LYCEE_PRO', 'OTHER');

-- CreateEnum
CREATE TYPE "sex" AS ENUM ('M', 'F');

-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('UPLOADED', 'ANALYSING', 'ANALYSED', 'APPLYING', 'APPLIED', 'REJECTED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "anomaly_severity" AS ENUM ('ERROR', 'QUESTION', 'WARNING');

-- CreateEnum
CREATE TYPE "teleservice_kind" AS ENUM ('NOTES', 'ABSENCES', 'LPC');

-- CreateEnum
CREATE TYPE "publication_type" AS ENUM ('CONTINUOUS', 'DEADLINE');

-- CreateEnum
CREATE TYPE "delivery_channel" AS ENUM ('EMAIL', 'LETTER');

-- CreateEnum
CREATE TYPE "batch_state" AS ENUM ('SCHEDULED', 'SENDING', 'DONE', 'CANCELLED');

-- CreateEnum
CREATE TYPE "delivery_state" AS ENUM ('PLANNED', 'SENDING', 'ACCEPTED', 'FAILED', 'UNCERTAIN', 'BOUNCED', 'CANCELLED', 'UNREACHABLE');

-- CreateEnum
CREATE TYPE "replication_state" AS ENUM ('RUNNING', 'DONE', 'FAILED');

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "username" TEXT NOT NULL,
    "username_key" TEXT NOT NULL,
    "status" "account_status" NOT NULL DEFAULT 'ACTIVE',
    "first_name" TEXT,
    "family_name" TEXT,
    "email" TEXT,
    "last_sign_in_at" TIMESTAMPTZ(3),
    "previous_sign_in_at" TIMESTAMPTZ(3),
    "demonstration" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "profile" (
    "account_id" UUID NOT NULL,
    "kind" "profile_kind" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "profile_pkey" PRIMARY KEY ("account_id","kind")
);

-- CreateTable
CREATE TABLE "credential" (
    "account_id" UUID NOT NULL,
    "password_hash" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "must_change" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "totp_factor" (
    "account_id" UUID NOT NULL,
    "secret" BYTEA NOT NULL,
    "last_step" BIGINT,
    "confirmed_at" TIMESTAMPTZ(3),
    "locked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "totp_factor_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "account_id" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_membership" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "account_id" UUID NOT NULL,
    "school_id" UUID,
    "academie_id" UUID,
    "role" "staff_role" NOT NULL,
    "permissions" TEXT[],
    "valid_from" DATE NOT NULL,
    "valid_until" DATE,
    "granted_by_id" UUID,
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "account_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "guardianship_id" UUID,
    "student_id" UUID,
    "route" "access_route" NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "usable_from" DATE NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by_id" UUID,
    "withdraw_reason" "withdrawal_reason",

    CONSTRAINT "access_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activation_code" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "kind" "activation_code_kind" NOT NULL,
    "school_id" UUID NOT NULL,
    "guardianship_id" UUID,
    "student_id" UUID,
    "hmac" BYTEA NOT NULL,
    "encrypted" BYTEA,
    "first4" TEXT NOT NULL,
    "last3" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "usable_from" DATE NOT NULL,
    "expires_on" DATE,
    "used_at" TIMESTAMPTZ(3),
    "used_by_id" UUID,
    "used_via" "access_route",
    "wrong_dates" INTEGER NOT NULL DEFAULT 0,
    "suspended_at" TIMESTAMPTZ(3),
    "invalidated_at" TIMESTAMPTZ(3),
    "invalidated_by_id" UUID,
    "invalidation_reason" "withdrawal_reason",
    "notified_at" TIMESTAMPTZ(3),

    CONSTRAINT "activation_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "profile" "profile_kind" NOT NULL,
    "membership_id" UUID,
    "amr" TEXT[],
    "auth_time" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "idle_until" TIMESTAMPTZ(3) NOT NULL,
    "absolute_until" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_reason" TEXT,
    "user_agent" TEXT,
    "ip_prefix" TEXT,
    "shared" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "login_ticket" (
    "id" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "profile" "profile_kind" NOT NULL,
    "membership_id" UUID,
    "amr" TEXT[],
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "user_agent" TEXT,
    "ip_prefix" TEXT,

    CONSTRAINT "login_ticket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_attempt" (
    "id" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "return_to" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "auth_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "action" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "actor_id" UUID,
    "actor_label" TEXT,
    "school_id" UUID,
    "academie_id" UUID,
    "target_type" TEXT,
    "target_id" TEXT,
    "data" JSONB NOT NULL,
    "ip_prefix" TEXT,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_bucket" (
    "key" TEXT NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rate_bucket_pkey" PRIMARY KEY ("key","window_start")
);

-- CreateTable
CREATE TABLE "local_message" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "channel" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "subject" TEXT,
    "html" TEXT,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "local_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_document" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "school_id" UUID,
    "batch_id" UUID,
    "kind" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "mime_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL DEFAULT 0,
    "pages" INTEGER,
    "sha256" TEXT,
    "complete" BOOLEAN NOT NULL DEFAULT false,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "first_downloaded_at" TIMESTAMPTZ(3),

    CONSTRAINT "stored_document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_document_chunk" (
    "document_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "stored_document_chunk_pkey" PRIMARY KEY ("document_id","position")
);

-- CreateTable
CREATE TABLE "academie" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email_domains" TEXT[],
    "totp_required" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "academie_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "school" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "academie_id" UUID NOT NULL,
    "uai" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "school_kind" NOT NULL,
    "address_line1" TEXT,
    "address_line2" TEXT,
    "postal_code" TEXT,
    "city" TEXT,
    "phone" TEXT,
    "email" TEXT,
    "head_name" TEXT,
    "head_title" TEXT,
    "current_year" INTEGER NOT NULL,
    "ip_ranges" TEXT[],
    "replicated_on" DATE,
    "code_validity_days" INTEGER,
    "retraction_minutes" INTEGER NOT NULL DEFAULT 10,
    "demonstration" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "school_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "student" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "school_id" UUID NOT NULL,
    "source_id" TEXT NOT NULL,
    "ine" TEXT,
    "family_name" TEXT NOT NULL,
    "usage_name" TEXT,
    "first_name" TEXT NOT NULL,
    "first_name2" TEXT,
    "first_name3" TEXT,
    "family_name_key" TEXT NOT NULL,
    "usage_name_key" TEXT,
    "first_name_key" TEXT NOT NULL,
    "birth_date" DATE NOT NULL,
    "sex" "sex",
    "email" TEXT,
    "phone" TEXT,
    "address_line1" TEXT,
    "address_line2" TEXT,
    "address_line3" TEXT,
    "address_line4" TEXT,
    "postal_code" TEXT,
    "city" TEXT,
    "country_code" TEXT,
    "country_name" TEXT,
    "left_on" DATE,
    "left_reason" TEXT,
    "deceased" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "student_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "division" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "school_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "label" TEXT,

    CONSTRAINT "division_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mef" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "school_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "long_label" TEXT,

    CONSTRAINT "mef_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enrollment" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "school_id" UUID NOT NULL,
    "student_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "division_id" UUID,
    "mef_code" TEXT,
    "status_code" TEXT,
    "entered_on" DATE,
    "left_on" DATE,
    "current" BOOLEAN NOT NULL,

    CONSTRAINT "enrollment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guardian" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "school_id" UUID NOT NULL,
    "source_id" TEXT NOT NULL,
    "civility" TEXT,
    "family_name" TEXT NOT NULL,
    "usage_name" TEXT,
    "first_name" TEXT NOT NULL,
    "family_name_key" TEXT NOT NULL,
    "usage_name_key" TEXT,
    "first_name_key" TEXT NOT NULL,
    "email" TEXT,
    "mobile_phone" TEXT,
    "home_phone" TEXT,
    "work_phone" TEXT,
    "accepts_sms" BOOLEAN,
    "address_line1" TEXT,
    "address_line2" TEXT,
    "address_line3" TEXT,
    "address_line4" TEXT,
    "postal_code" TEXT,
    "city" TEXT,
    "country_code" TEXT,
    "country_name" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "guardian_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guardianship" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "school_id" UUID NOT NULL,
    "guardian_id" UUID NOT NULL,
    "student_id" UUID NOT NULL,
    "legal_rank" INTEGER,
    "responsibility" INTEGER NOT NULL,
    "kinship_code" TEXT,
    "pays" BOOLEAN NOT NULL DEFAULT false,
    "hosts" BOOLEAN NOT NULL DEFAULT false,
    "priority_contact" BOOLEAN NOT NULL DEFAULT false,
    "ended_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "guardianship_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "school_id" UUID NOT NULL,
    "year" INTEGER,
    "state" "import_state" NOT NULL DEFAULT 'UPLOADED',
    "requested_by_id" UUID,
    "confirmed_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "analysed_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "progress" INTEGER NOT NULL DEFAULT 0,
    "progress_label" TEXT,
    "report" JSONB,
    "answers" JSONB,

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_file" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "import_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "root" TEXT,
    "document_id" UUID,

    CONSTRAINT "import_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_anomaly" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "import_id" UUID NOT NULL,
    "severity" "anomaly_severity" NOT NULL,
    "code" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "file_name" TEXT,
    "line" INTEGER,
    "subject" TEXT,

    CONSTRAINT "import_anomaly_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "academie_teleservice" (
    "academie_id" UUID NOT NULL,
    "kind" "teleservice_kind" NOT NULL,
    "available" BOOLEAN NOT NULL DEFAULT true,
    "generalised" BOOLEAN NOT NULL DEFAULT true,
    "mandatory" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "academie_teleservice_pkey" PRIMARY KEY ("academie_id","kind")
);

-- CreateTable
CREATE TABLE "school_teleservice" (
    "school_id" UUID NOT NULL,
    "kind" "teleservice_kind" NOT NULL,
    "module_used" BOOLEAN NOT NULL DEFAULT true,
    "experimenter" BOOLEAN NOT NULL DEFAULT false,
    "open" BOOLEAN NOT NULL DEFAULT false,
    "opened_at" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3),
    "changed_by_id" UUID,
    "publication_type" "publication_type" NOT NULL DEFAULT 'CONTINUOUS',

    CONSTRAINT "school_teleservice_pkey" PRIMARY KEY ("school_id","kind")
);

-- CreateTable
CREATE TABLE "access_draft" (
    "account_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "guardianship_id" UUID NOT NULL,
    "wanted" BOOLEAN NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "access_draft_pkey" PRIMARY KEY ("account_id","guardianship_id")
);

-- CreateTable
CREATE TABLE "notification_batch" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "school_id" UUID NOT NULL,
    "kind" "activation_code_kind" NOT NULL,
    "requested_by_id" UUID NOT NULL,
    "request_key" TEXT NOT NULL,
    "criteria" JSONB NOT NULL,
    "channels" "delivery_channel"[],
    "state" "batch_state" NOT NULL DEFAULT 'SCHEDULED',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cancellable_until" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "cancelled_by_id" UUID,

    CONSTRAINT "notification_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "school_id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "code_id" UUID NOT NULL,
    "channel" "delivery_channel",
    "state" "delivery_state" NOT NULL DEFAULT 'PLANNED',
    "recipient" JSONB NOT NULL,
    "position" INTEGER NOT NULL,
    "provider_id" TEXT,
    "reason" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "accepted_at" TIMESTAMPTZ(3),
    "document_id" UUID,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "replication_run" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "school_id" UUID NOT NULL,
    "ran_on" DATE NOT NULL,
    "state" "replication_state" NOT NULL DEFAULT 'RUNNING',
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "counts" JSONB,
    "error" TEXT,

    CONSTRAINT "replication_run_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "one_account_per_username" ON "account"("username_key");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_code_hash_key" ON "recovery_code"("hash");

-- CreateIndex
CREATE INDEX "recovery_code_account_id_idx" ON "recovery_code"("account_id");

-- CreateIndex
CREATE INDEX "staff_membership_account_id_idx" ON "staff_membership"("account_id");

-- CreateIndex
CREATE INDEX "staff_membership_school_id_idx" ON "staff_membership"("school_id");

-- CreateIndex
CREATE INDEX "access_account_id_idx" ON "access"("account_id");

-- CreateIndex
CREATE INDEX "access_guardianship_id_idx" ON "access"("guardianship_id");

-- CreateIndex
CREATE INDEX "access_student_id_idx" ON "access"("student_id");

-- CreateIndex
CREATE UNIQUE INDEX "one_code_per_hmac" ON "activation_code"("hmac");

-- CreateIndex
CREATE INDEX "activation_code_guardianship_id_created_at_idx" ON "activation_code"("guardianship_id", "created_at");

-- CreateIndex
CREATE INDEX "activation_code_student_id_created_at_idx" ON "activation_code"("student_id", "created_at");

-- CreateIndex
CREATE INDEX "activation_code_school_id_idx" ON "activation_code"("school_id");

-- CreateIndex
CREATE INDEX "session_account_id_idx" ON "session"("account_id");

-- CreateIndex
CREATE INDEX "login_ticket_expires_at_idx" ON "login_ticket"("expires_at");

-- CreateIndex
CREATE INDEX "auth_attempt_expires_at_idx" ON "auth_attempt"("expires_at");

-- CreateIndex
CREATE INDEX "audit_event_school_id_at_idx" ON "audit_event"("school_id", "at");

-- CreateIndex
CREATE INDEX "audit_event_target_type_target_id_idx" ON "audit_event"("target_type", "target_id");

-- CreateIndex
CREATE INDEX "rate_bucket_expires_at_idx" ON "rate_bucket"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "one_local_message_per_key" ON "local_message"("key");

-- CreateIndex
CREATE INDEX "local_message_created_at_idx" ON "local_message"("created_at");

-- CreateIndex
CREATE INDEX "stored_document_school_id_created_at_idx" ON "stored_document"("school_id", "created_at");

-- CreateIndex
CREATE INDEX "stored_document_batch_id_idx" ON "stored_document"("batch_id");

-- CreateIndex
CREATE UNIQUE INDEX "academie_code_key" ON "academie"("code");

-- CreateIndex
CREATE UNIQUE INDEX "school_uai_key" ON "school"("uai");

-- CreateIndex
CREATE INDEX "school_academie_id_idx" ON "school"("academie_id");

-- CreateIndex
CREATE INDEX "student_school_id_ine_idx" ON "student"("school_id", "ine");

-- CreateIndex
CREATE INDEX "student_school_id_family_name_key_first_name_key_idx" ON "student"("school_id", "family_name_key" text_pattern_ops, "first_name_key");

-- CreateIndex
CREATE UNIQUE INDEX "one_student_per_source_id" ON "student"("school_id", "source_id");

-- CreateIndex
CREATE UNIQUE INDEX "one_division_per_code_and_year" ON "division"("school_id", "year", "code");

-- CreateIndex
CREATE UNIQUE INDEX "one_mef_per_code" ON "mef"("school_id", "code");

-- CreateIndex
CREATE INDEX "enrollment_school_id_year_division_id_idx" ON "enrollment"("school_id", "year", "division_id");

-- CreateIndex
CREATE INDEX "enrollment_school_id_year_mef_code_idx" ON "enrollment"("school_id", "year", "mef_code");

-- CreateIndex
CREATE UNIQUE INDEX "one_enrollment_per_student_and_year" ON "enrollment"("student_id", "year");

-- CreateIndex
CREATE INDEX "guardian_school_id_family_name_key_first_name_key_idx" ON "guardian"("school_id", "family_name_key" text_pattern_ops, "first_name_key");

-- CreateIndex
CREATE UNIQUE INDEX "one_guardian_per_source_id" ON "guardian"("school_id", "source_id");

-- CreateIndex
CREATE INDEX "guardianship_student_id_idx" ON "guardianship"("student_id");

-- CreateIndex
CREATE INDEX "guardianship_school_id_legal_rank_idx" ON "guardianship"("school_id", "legal_rank");

-- CreateIndex
CREATE UNIQUE INDEX "one_guardianship_per_couple" ON "guardianship"("guardian_id", "student_id");

-- CreateIndex
CREATE INDEX "import_school_id_created_at_idx" ON "import"("school_id", "created_at");

-- CreateIndex
CREATE INDEX "import_file_import_id_idx" ON "import_file"("import_id");

-- CreateIndex
CREATE INDEX "import_anomaly_import_id_severity_idx" ON "import_anomaly"("import_id", "severity");

-- CreateIndex
CREATE INDEX "access_draft_account_id_school_id_idx" ON "access_draft"("account_id", "school_id");

-- CreateIndex
CREATE UNIQUE INDEX "one_batch_per_request" ON "notification_batch"("request_key");

-- CreateIndex
CREATE INDEX "notification_batch_school_id_created_at_idx" ON "notification_batch"("school_id", "created_at");

-- CreateIndex
CREATE INDEX "delivery_code_id_idx" ON "delivery"("code_id");

-- CreateIndex
CREATE INDEX "delivery_batch_id_state_idx" ON "delivery"("batch_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "one_delivery_per_code_and_batch" ON "delivery"("batch_id", "code_id");

-- CreateIndex
CREATE INDEX "replication_run_school_id_started_at_idx" ON "replication_run"("school_id", "started_at");

-- AddForeignKey
ALTER TABLE "profile" ADD CONSTRAINT "profile_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "totp_factor" ADD CONSTRAINT "totp_factor_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_membership" ADD CONSTRAINT "staff_membership_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_membership" ADD CONSTRAINT "staff_membership_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_membership" ADD CONSTRAINT "staff_membership_academie_id_fkey" FOREIGN KEY ("academie_id") REFERENCES "academie"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access" ADD CONSTRAINT "access_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access" ADD CONSTRAINT "access_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access" ADD CONSTRAINT "access_guardianship_id_fkey" FOREIGN KEY ("guardianship_id") REFERENCES "guardianship"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access" ADD CONSTRAINT "access_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activation_code" ADD CONSTRAINT "activation_code_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activation_code" ADD CONSTRAINT "activation_code_guardianship_id_fkey" FOREIGN KEY ("guardianship_id") REFERENCES "guardianship"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activation_code" ADD CONSTRAINT "activation_code_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activation_code" ADD CONSTRAINT "activation_code_used_by_id_fkey" FOREIGN KEY ("used_by_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "login_ticket" ADD CONSTRAINT "login_ticket_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auth_attempt" ADD CONSTRAINT "auth_attempt_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_document" ADD CONSTRAINT "stored_document_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "notification_batch"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_document_chunk" ADD CONSTRAINT "stored_document_chunk_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "stored_document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school" ADD CONSTRAINT "school_academie_id_fkey" FOREIGN KEY ("academie_id") REFERENCES "academie"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "student" ADD CONSTRAINT "student_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "division" ADD CONSTRAINT "division_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mef" ADD CONSTRAINT "mef_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrollment" ADD CONSTRAINT "enrollment_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrollment" ADD CONSTRAINT "enrollment_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrollment" ADD CONSTRAINT "enrollment_division_id_fkey" FOREIGN KEY ("division_id") REFERENCES "division"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guardian" ADD CONSTRAINT "guardian_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guardianship" ADD CONSTRAINT "guardianship_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guardianship" ADD CONSTRAINT "guardianship_guardian_id_fkey" FOREIGN KEY ("guardian_id") REFERENCES "guardian"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guardianship" ADD CONSTRAINT "guardianship_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_file" ADD CONSTRAINT "import_file_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_file" ADD CONSTRAINT "import_file_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "stored_document"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_anomaly" ADD CONSTRAINT "import_anomaly_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "academie_teleservice" ADD CONSTRAINT "academie_teleservice_academie_id_fkey" FOREIGN KEY ("academie_id") REFERENCES "academie"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school_teleservice" ADD CONSTRAINT "school_teleservice_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_draft" ADD CONSTRAINT "access_draft_guardianship_id_fkey" FOREIGN KEY ("guardianship_id") REFERENCES "guardianship"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_batch" ADD CONSTRAINT "notification_batch_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "notification_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_code_id_fkey" FOREIGN KEY ("code_id") REFERENCES "activation_code"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "stored_document"("id") ON DELETE SET NULL ON UPDATE CASCADE;


-- Invariants that Prisma cannot express, named after what they protect.

CREATE UNIQUE INDEX "one_current_enrollment_per_student" ON "enrollment" ("student_id") WHERE "current";
CREATE UNIQUE INDEX "one_guardian_per_legal_rank" ON "guardianship" ("student_id", "legal_rank") WHERE "legal_rank" IS NOT NULL AND "ended_on" IS NULL;
ALTER TABLE "guardianship" ADD CONSTRAINT "legal_rank_is_one_or_two" CHECK ("legal_rank" IN (1, 2));
CREATE UNIQUE INDEX "one_open_import_per_school" ON "import" ("school_id") WHERE "state" IN ('UPLOADED', 'ANALYSING', 'ANALYSED', 'APPLYING');

-- TS-13: at most one valid code per couple and per pupil.
CREATE UNIQUE INDEX "one_valid_car_per_guardianship" ON "activation_code" ("guardianship_id") WHERE "kind" = 'CAR' AND "invalidated_at" IS NULL;
CREATE UNIQUE INDEX "one_valid_cae_per_student" ON "activation_code" ("student_id") WHERE "kind" = 'CAE' AND "invalidated_at" IS NULL;
ALTER TABLE "activation_code" ADD CONSTRAINT "code_names_its_holder" CHECK (
  ("kind" = 'CAR' AND "guardianship_id" IS NOT NULL AND "student_id" IS NULL) OR
  ("kind" = 'CAE' AND "student_id" IS NOT NULL AND "guardianship_id" IS NULL));
ALTER TABLE "activation_code" ADD CONSTRAINT "invalid_code_keeps_no_copy" CHECK ("invalidated_at" IS NULL OR "encrypted" IS NULL);
ALTER TABLE "activation_code" ADD CONSTRAINT "invalid_code_says_why" CHECK (("invalidated_at" IS NULL) = ("invalidation_reason" IS NULL));

CREATE UNIQUE INDEX "one_live_access_per_guardianship" ON "access" ("guardianship_id") WHERE "withdrawn_at" IS NULL AND "guardianship_id" IS NOT NULL;
CREATE UNIQUE INDEX "one_live_access_per_student_account" ON "access" ("student_id") WHERE "withdrawn_at" IS NULL AND "student_id" IS NOT NULL;
ALTER TABLE "access" ADD CONSTRAINT "access_names_its_holder" CHECK (num_nonnulls("guardianship_id", "student_id") = 1);
ALTER TABLE "access" ADD CONSTRAINT "withdrawn_access_says_why" CHECK (("withdrawn_at" IS NULL) = ("withdraw_reason" IS NULL));

ALTER TABLE "staff_membership" ADD CONSTRAINT "membership_names_one_place" CHECK (num_nonnulls("school_id", "academie_id") = 1);

CREATE UNIQUE INDEX "one_pending_delivery_per_code" ON "delivery" ("code_id") WHERE "state" IN ('PLANNED', 'SENDING');
CREATE INDEX "delivery_school_state" ON "delivery" ("school_id", "state");
CREATE UNIQUE INDEX "one_running_replication_per_school" ON "replication_run" ("school_id") WHERE "state" = 'RUNNING';

CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_event is append-only' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'audit_event_is_append_only';
END $$;
CREATE TRIGGER "audit_event_is_append_only" BEFORE UPDATE OR DELETE ON "audit_event" FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();

-- Decision 16: what families read lives apart, written by the replication only, read by a role that sees nothing else.
CREATE SCHEMA "teleservices";

CREATE TABLE "teleservices"."school" (
  "id" uuid PRIMARY KEY,
  "uai" text NOT NULL,
  "name" text NOT NULL,
  "kind" text NOT NULL,
  "address_line1" text,
  "address_line2" text,
  "postal_code" text,
  "city" text,
  "phone" text,
  "email" text,
  "year" integer NOT NULL,
  "valid_on" date NOT NULL
);

CREATE TABLE "teleservices"."student" (
  "id" uuid PRIMARY KEY,
  "school_id" uuid NOT NULL REFERENCES "teleservices"."school" ("id") ON DELETE CASCADE,
  "family_name" text NOT NULL,
  "first_name" text NOT NULL,
  "division" text,
  "mef_label" text
);
CREATE INDEX "student_school" ON "teleservices"."student" ("school_id");

CREATE TABLE "teleservices"."service" (
  "school_id" uuid NOT NULL REFERENCES "teleservices"."school" ("id") ON DELETE CASCADE,
  "kind" text NOT NULL,
  "open" boolean NOT NULL,
  PRIMARY KEY ("school_id", "kind")
);

-- Roles belong to the cluster: several databases share this one, and the user may not be allowed to create it.
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'passerelle_family') THEN
    CREATE ROLE passerelle_family NOLOGIN;
  END IF;
  GRANT passerelle_family TO CURRENT_USER;
EXCEPTION
  WHEN insufficient_privilege THEN RAISE WARNING 'role passerelle_family was not created: the reads of families are not separated by a role';
  WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'passerelle_family') THEN
    GRANT USAGE ON SCHEMA "teleservices" TO passerelle_family;
    GRANT SELECT ON ALL TABLES IN SCHEMA "teleservices" TO passerelle_family;
    ALTER DEFAULT PRIVILEGES IN SCHEMA "teleservices" GRANT SELECT ON TABLES TO passerelle_family;
  END IF;
END $$;
