/** Seeded generator of a fictitious académie and of the SIECLE files of its schools, of any size. */
export { generateAcademie, generateSchool } from './academie'
export type { GeneratedSchool } from './model'
export { type SiecleFile, writeSiecle } from './siecle'
