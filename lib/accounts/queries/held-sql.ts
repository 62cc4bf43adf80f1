/**
 * What the couples and the pupils of a school hold, for its imports: `guardianship_id` or `student_id`, and `account` for a
 * live access, else a valid code that opened none yet. `$2` is the school.
 */
export const HELD = `
  select guardianship_id, student_id, true as account from access where school_id = $2 and withdrawn_at is null
  union all
  select guardianship_id, student_id, false from activation_code 
  where school_id = $2 and invalidated_at is null and used_at is null`
