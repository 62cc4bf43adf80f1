-- Report of one validation of « Créer les accès en masse »: the same request twice is done once (XC-07).
CREATE TABLE "access_validation" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "school_id" UUID NOT NULL REFERENCES "school" ("id"),
    "account_id" UUID NOT NULL REFERENCES "account" ("id"),
    "request_key" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "usable_from" DATE NOT NULL,
    "created" INTEGER NOT NULL,
    "removed" INTEGER NOT NULL,
    "skipped" JSONB NOT NULL,

    CONSTRAINT "access_validation_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "one_access_validation_per_request" ON "access_validation" ("request_key");
CREATE INDEX "access_validation_school_id_created_at_idx" ON "access_validation" ("school_id", "created_at");
