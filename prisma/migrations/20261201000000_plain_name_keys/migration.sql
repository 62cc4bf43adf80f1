-- Names are keyed with plain letters (lib/platform/names/domain/plain-letters): Ø under O, Þ under TH. Keys of the rule before are capitals
-- without accents already, so that the letters of the table are all that changes.
CREATE OR REPLACE FUNCTION pg_temp.plain_name_key(key text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT btrim(regexp_replace(translate(string_agg(coalesce(plain, letter), '' ORDER BY place), '‘ʹʻʼʾʿ', '      '), ' +', ' ', 'g'))
  FROM regexp_split_to_table(replace(key, 'ΟΥ', 'OU'), '') WITH ORDINALITY AS written (letter, place)
  LEFT JOIN (VALUES
    ('Æ', 'AE'), ('Œ', 'OE'), ('Ø', 'O'), ('Þ', 'TH'), ('Ð', 'D'), ('Đ', 'D'), ('Ł', 'L'), ('Ħ', 'H'),
    ('Ŋ', 'N'), ('Ŧ', 'T'), ('Ĳ', 'IJ'), ('Ŀ', 'L'), ('ĸ', 'K'), ('ẞ', 'SS'), ('·', ''), ('º', 'O'), ('ª', 'A'), ('Ə', 'E'), ('Ɛ', 'E'),
    ('Ɔ', 'O'), ('Ɵ', 'O'), ('Ɓ', 'B'), ('Ƀ', 'B'), ('Ɗ', 'D'), ('Ɖ', 'D'), ('Ƙ', 'K'), ('Ɣ', 'G'), ('Ǥ', 'G'),
    ('Ɲ', 'N'), ('Ƴ', 'Y'), ('Ƒ', 'F'), ('Ɩ', 'I'), ('Ɨ', 'I'), ('Ʋ', 'V'), ('Ʊ', 'U'), ('Ʉ', 'U'), ('Ƶ', 'Z'),
    ('Ⱥ', 'A'), ('Ȼ', 'C'), ('А', 'A'), ('Б', 'B'), ('В', 'V'), ('Г', 'G'), ('Ґ', 'G'), ('Д', 'D'), ('Ђ', 'D'),
    ('Е', 'E'), ('Є', 'IE'), ('Ж', 'ZH'), ('З', 'Z'), ('Ѕ', 'DZ'), ('И', 'I'), ('І', 'I'), ('Ј', 'J'),
    ('К', 'K'), ('Л', 'L'), ('Љ', 'LJ'), ('М', 'M'), ('Н', 'N'), ('Њ', 'NJ'), ('О', 'O'), ('П', 'P'), ('Р', 'R'),
    ('С', 'S'), ('Т', 'T'), ('Ћ', 'C'), ('У', 'U'), ('Ф', 'F'), ('Х', 'KH'), ('Ц', 'TS'), ('Ч', 'CH'),
    ('Џ', 'DZ'), ('Ш', 'SH'), ('Щ', 'SHCH'), ('Ъ', 'IE'), ('Ы', 'Y'), ('Ь', ''), ('Э', 'E'), ('Ю', 'IU'),
    ('Я', 'IA'), ('Α', 'A'), ('Β', 'V'), ('Γ', 'G'), ('Δ', 'D'), ('Ε', 'E'), ('Ζ', 'Z'), ('Η', 'I'), ('Θ', 'TH'),
    ('Ι', 'I'), ('Κ', 'K'), ('Λ', 'L'), ('Μ', 'M'), ('Ν', 'N'), ('Ξ', 'X'), ('Ο', 'O'), ('Π', 'P'), ('Ρ', 'R'),
    ('Σ', 'S'), ('Τ', 'T'), ('Υ', 'Y'), ('Φ', 'F'), ('Χ', 'CH'), ('Ψ', 'PS'), ('Ω', 'O')
  ) AS spelt (capital, plain) ON capital = letter
$$;

-- Keys of plain letters only, nearly all of them, stay as they are.
CREATE OR REPLACE FUNCTION pg_temp.is_plain(VARIADIC keys text[]) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT bool_and(key IS NULL OR octet_length(key) = length(key)) FROM unnest(keys) AS each (key)
$$;

UPDATE "student" SET "family_name_key" = pg_temp.plain_name_key("family_name_key"),
  "usage_name_key" = pg_temp.plain_name_key("usage_name_key"), "first_name_key" = pg_temp.plain_name_key("first_name_key")
WHERE NOT pg_temp.is_plain("family_name_key", "usage_name_key", "first_name_key");

UPDATE "guardian" SET "family_name_key" = pg_temp.plain_name_key("family_name_key"),
  "usage_name_key" = pg_temp.plain_name_key("usage_name_key"), "first_name_key" = pg_temp.plain_name_key("first_name_key")
WHERE NOT pg_temp.is_plain("family_name_key", "usage_name_key", "first_name_key");

UPDATE "import_student" SET "family_name_key" = pg_temp.plain_name_key("family_name_key"),
  "usage_name_key" = pg_temp.plain_name_key("usage_name_key"), "first_name_key" = pg_temp.plain_name_key("first_name_key")
WHERE NOT pg_temp.is_plain("family_name_key", "usage_name_key", "first_name_key");

UPDATE "import_guardian" SET "family_name_key" = pg_temp.plain_name_key("family_name_key"),
  "usage_name_key" = pg_temp.plain_name_key("usage_name_key"), "first_name_key" = pg_temp.plain_name_key("first_name_key")
WHERE NOT pg_temp.is_plain("family_name_key", "usage_name_key", "first_name_key");

-- What an import or a year that is taken back would write again.
UPDATE "school_change_row" SET "before" = "before" || jsonb_build_object(
  'family_name_key', pg_temp.plain_name_key("before" ->> 'family_name_key'),
  'usage_name_key', pg_temp.plain_name_key("before" ->> 'usage_name_key'),
  'first_name_key', pg_temp.plain_name_key("before" ->> 'first_name_key'))
WHERE "table_name" IN ('student', 'guardian') AND "before" ? 'family_name_key'
  AND NOT pg_temp.is_plain("before" ->> 'family_name_key', "before" ->> 'usage_name_key', "before" ->> 'first_name_key');

-- A search enters by any of the names, whatever the spaces: OBRIEN is O'BRIEN, MACDONALD is MAC DONALD.
DROP INDEX "student_school_id_family_name_key_first_name_key_idx";
DROP INDEX "student_school_id_usage_name_key_idx";
CREATE INDEX "student_by_family_name" ON "student" ("school_id", replace("family_name_key", ' ', '') text_pattern_ops);
CREATE INDEX "student_by_usage_name" ON "student" ("school_id", replace("usage_name_key", ' ', '') text_pattern_ops) WHERE "usage_name_key" IS NOT NULL;
CREATE INDEX "student_by_first_name" ON "student" ("school_id", replace("first_name_key", ' ', '') text_pattern_ops);
DROP INDEX "guardian_school_id_family_name_key_first_name_key_idx";
DROP INDEX "guardian_school_id_usage_name_key_idx";
CREATE INDEX "guardian_by_family_name" ON "guardian" ("school_id", replace("family_name_key", ' ', '') text_pattern_ops);
CREATE INDEX "guardian_by_usage_name" ON "guardian" ("school_id", replace("usage_name_key", ' ', '') text_pattern_ops) WHERE "usage_name_key" IS NOT NULL;
CREATE INDEX "guardian_by_first_name" ON "guardian" ("school_id", replace("first_name_key", ' ', '') text_pattern_ops);
