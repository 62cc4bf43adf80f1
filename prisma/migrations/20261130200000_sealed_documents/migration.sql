-- Stored files hold codes: their bytes are sealed. What an older version wrote in clear is sealed by the night.
ALTER TABLE "stored_document_chunk" ADD COLUMN "sealed" BOOLEAN NOT NULL DEFAULT false;
CREATE INDEX "stored_document_chunk_in_clear" ON "stored_document_chunk" ("document_id") WHERE NOT "sealed";
