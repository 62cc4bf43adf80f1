-- A code that was used is told to whom its school knows, who may not be whoever used it: that message names this school alone.
-- Those that wait say no school: they are left as they are.
ALTER TABLE "security_notice" ADD COLUMN "school_id" UUID;
ALTER TABLE "security_notice" ADD CONSTRAINT "security_notice_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "security_notice_school_id_idx" ON "security_notice"("school_id");
ALTER TABLE "security_notice" ADD CONSTRAINT "notice_of_a_code_names_its_school"
  CHECK (("change" = 'CODE_USED') = ("school_id" IS NOT NULL)) NOT VALID;
