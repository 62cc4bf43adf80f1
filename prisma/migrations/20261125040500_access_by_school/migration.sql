CREATE INDEX "access_school_id_idx" ON "access"("school_id");
