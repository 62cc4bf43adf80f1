-- What a school writes at the head of its letters in place of its name.
ALTER TABLE "school" ADD COLUMN "letterhead" TEXT;
ALTER TABLE "school" ADD CONSTRAINT "letterhead_of_four_lines" CHECK (array_length(string_to_array("letterhead", E'\n'), 1) BETWEEN 1 AND 4);
