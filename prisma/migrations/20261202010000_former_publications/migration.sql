-- TS-53, TS-57: a year that is over is read by the type of publication that it had, whatever the head chooses since.
CREATE TABLE "former_publication" (
    "school_id" UUID NOT NULL,
    "kind" "teleservice_kind" NOT NULL,
    "last_year" INTEGER NOT NULL,
    "publication_type" "publication_type" NOT NULL,

    CONSTRAINT "former_publication_pkey" PRIMARY KEY ("school_id", "kind", "last_year")
);

ALTER TABLE "former_publication" ADD CONSTRAINT "former_publication_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
