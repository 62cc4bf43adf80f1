-- The replication looks each night for the codes that give an access back: a handful among all those of the school.
CREATE INDEX "activation_code_to_attach" ON "activation_code" ("school_id") WHERE "attach_to_id" IS NOT NULL AND "used_at" IS NULL AND "invalidated_at" IS NULL;
