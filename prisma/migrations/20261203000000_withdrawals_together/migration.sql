-- After a loss, the children that the account received with the code go with it: one act, undone as one.
ALTER TABLE "withdrawal" ADD COLUMN "led_by_id" UUID;
CREATE INDEX "withdrawal_led_by_id_idx" ON "withdrawal"("led_by_id");
ALTER TABLE "withdrawal" ADD CONSTRAINT "withdrawal_led_by_id_fkey" FOREIGN KEY ("led_by_id") REFERENCES "withdrawal"("id") ON DELETE SET NULL ON UPDATE CASCADE;
