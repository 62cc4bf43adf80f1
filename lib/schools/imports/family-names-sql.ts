/** SQL: the keys of family names that a row has, none empty. */
export const familyNames = (row: string): string =>
  `array_remove(array[nullif(${row}.family_name_key, ''), nullif(${row}.usage_name_key, '')], null)`

/** SQL twin of `shareFamilyName` (domain/person-names). */
export const sharedFamilyName = (one: string, other: string): string =>
  `(${familyNames(one)} = '{}' or ${familyNames(other)} = '{}' or ${familyNames(one)} && ${familyNames(other)})`
