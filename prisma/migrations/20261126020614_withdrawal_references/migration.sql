-- An account, an access or a code that goes one day leaves the trace of the withdrawal, without it.
ALTER TABLE "activation_code" ADD CONSTRAINT "activation_code_attach_to_id_fkey" FOREIGN KEY ("attach_to_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "withdrawal" ADD CONSTRAINT "withdrawal_access_id_fkey" FOREIGN KEY ("access_id") REFERENCES "access"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "withdrawal" ADD CONSTRAINT "withdrawal_replacement_id_fkey" FOREIGN KEY ("replacement_id") REFERENCES "activation_code"("id") ON DELETE SET NULL ON UPDATE CASCADE;
