/** Rows with full defaults for tests and seeds: give only what the test speaks of, the parents are made. */
export { buildAccount, buildCode, buildStaff } from './accounts'
export { buildAbsence, buildAssessment, buildReleaseDate, buildSkill } from './marks'
export { buildGuardian, buildGuardianship, buildStudent } from './people'
export { buildAcademie, buildSchool } from './schools'
