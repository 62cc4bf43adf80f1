-- « Même personne ? »: who in a file bears the id of somebody known under another name, and what a person answered. As the
-- other staged rows: no foreign key, written and removed by import_id.
CREATE TYPE "import_doubt_scope" AS ENUM ('STUDENT', 'GUARDIAN');

CREATE TABLE "import_doubt" (
    "import_id" UUID NOT NULL,
    "scope" "import_doubt_scope" NOT NULL,
    "source_id" TEXT NOT NULL,
    -- The pupil or the responsable who bore this id.
    "known_id" UUID NOT NULL,
    -- Null until somebody answers.
    "same" BOOLEAN,

    CONSTRAINT "import_doubt_pkey" PRIMARY KEY ("import_id", "scope", "source_id")
);
