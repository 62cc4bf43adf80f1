-- The analysed content of an import waits here until it is confirmed, cancelled or a day old. No foreign key: rows are
-- written and removed by the thousand, always by import_id, and never outlive their import (schools.expire-imports).
CREATE TYPE "import_change" AS ENUM ('CREATED', 'CHANGED', 'UNCHANGED', 'LEFT', 'REMOVED');

CREATE TABLE "import_student" (
    "import_id" UUID NOT NULL,
    -- Of the pupil who exists, or of the one to create.
    "student_id" UUID NOT NULL,
    "change" "import_change" NOT NULL,
    "position" INTEGER NOT NULL,
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
    "deceased" BOOLEAN NOT NULL,
    "division_code" TEXT,
    "mef_code" TEXT,
    "status_code" TEXT,
    "entered_on" DATE,
    -- Field → [before, after], for CHANGED rows.
    "changes" JSONB,

    CONSTRAINT "import_student_pkey" PRIMARY KEY ("import_id", "student_id")
);

CREATE TABLE "import_guardian" (
    "import_id" UUID NOT NULL,
    "guardian_id" UUID NOT NULL,
    "change" "import_change" NOT NULL,
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
    "changes" JSONB,

    CONSTRAINT "import_guardian_pkey" PRIMARY KEY ("import_id", "guardian_id")
);

CREATE TABLE "import_guardianship" (
    "import_id" UUID NOT NULL,
    "guardianship_id" UUID NOT NULL,
    "change" "import_change" NOT NULL,
    "student_id" UUID NOT NULL,
    "guardian_id" UUID NOT NULL,
    "legal_rank" INTEGER,
    "responsibility" INTEGER NOT NULL,
    "kinship_code" TEXT,
    "pays" BOOLEAN NOT NULL,
    "hosts" BOOLEAN NOT NULL,
    "priority_contact" BOOLEAN NOT NULL,
    "changes" JSONB,

    CONSTRAINT "import_guardianship_pkey" PRIMARY KEY ("import_id", "guardianship_id")
);

CREATE TABLE "import_division" (
    "import_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "label" TEXT,

    CONSTRAINT "import_division_pkey" PRIMARY KEY ("import_id", "code")
);

CREATE TABLE "import_mef" (
    "import_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    -- Null: used by a pupil, absent from the nomenclature.
    "label" TEXT,
    "long_label" TEXT,

    CONSTRAINT "import_mef_pkey" PRIMARY KEY ("import_id", "code")
);
