import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export type Role = 'HEAD' | 'DEPUTY_HEAD' | 'DELEGATE' | 'ACADEMIE_MANAGER' | 'GUARDIAN' | 'STUDENT' | 'NOBODY'

/** What one route gives: who reads it, and its presses: who may, and whether a first press changes something. */
export type RouteRights = { read: Role[]; presses?: Record<string, { by: Role[]; changes: boolean }> }
export type Rights = Record<string, RouteRights>

const FILE = path.resolve('tests/journeys/security/routes.snapshot.json')

/** The rights that were reviewed, by pattern of address. */
export const reviewedRights = (): Rights => JSON.parse(readFileSync(FILE, 'utf8')) as Rights

/** `ROUTES_SNAPSHOT=write`: the walk writes what it saw, to be read line by line before it is committed. */
export const writesSnapshot = process.env.ROUTES_SNAPSHOT === 'write'

export const writeRights = (rights: Rights): void => writeFileSync(FILE, `${JSON.stringify(rights, null, 2)}\n`)
