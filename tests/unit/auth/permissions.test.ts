import { describe, expect, test } from 'vitest'
import { needsSecondFactor } from '@/lib/auth/domain/second-factor'
import { DELEGABLE, PERMISSIONS, type Permission, permissionsOf } from '@/lib/auth/permissions'

const ROLES = ['ACADEMIE_MANAGER', 'HEAD', 'DEPUTY_HEAD', 'DELEGATE'] as const

describe('[XC-05] permissions', () => {
  test('the matrix reads as reviewed: a change of right shows here', () => {
    const matrix = Object.keys(PERMISSIONS).map((name) => {
      const holders = ROLES.map((role) => (permissionsOf(role, []).has(name as Permission) ? 'oui' : '-'))
      return [
        name.padEnd(22),
        ...holders.map((held) => held.padEnd(4)),
        DELEGABLE.includes(name as Permission) ? 'délégable' : '',
      ]
        .join(' ')
        .trim()
    })
    expect(`\n${['permission             rect chef adj  dél', ...matrix].join('\n')}\n`).toMatchInlineSnapshot(`
      "
      permission             rect chef adj  dél
      school:read            -    oui  oui  oui
      school:manage          -    oui  -    -
      import:run             -    oui  oui  -    délégable
      teleservice:read       -    oui  oui  oui
      teleservice:open       -    oui  -    -
      teleservice:set-up     -    oui  oui  -    délégable
      activation-code:read   -    oui  oui  -    délégable
      activation-code:grant  -    oui  oui  -    délégable
      access:withdraw        -    oui  oui  -    délégable
      activation-code:notify -    oui  oui  -    délégable
      replication:run        -    oui  oui  -    délégable
      record:load            -    oui  oui  -    délégable
      audit:read             -    oui  -    -
      academie:read          oui  -    -    -
      academie:manage        oui  -    -    -
      "
    `)
  })

  test('a délégué holds what was delegated, and nothing that cannot be', () => {
    const held = permissionsOf('DELEGATE', ['import:run', 'teleservice:open', 'academie:manage', 'anything'])
    expect([...held].sort()).toEqual(['import:run', 'school:read', 'teleservice:read'])
  })

  test('delegated rights written on another role change nothing', () =>
    expect(permissionsOf('DEPUTY_HEAD', ['audit:read'])).toEqual(permissionsOf('DEPUTY_HEAD', [])))

  test('no role of a school reaches the académie, and the académie reaches no family', () => {
    for (const role of ['HEAD', 'DEPUTY_HEAD', 'DELEGATE'] as const)
      expect([...permissionsOf(role, [...DELEGABLE])].filter((name) => name.startsWith('academie:'))).toEqual([])
    expect([...permissionsOf('ACADEMIE_MANAGER', [])].every((name) => name.startsWith('academie:'))).toBe(true)
  })
})

describe('second factor (decision 20)', () => {
  const policy = (role: (typeof ROLES)[number], delegated: string[] = []) => ({
    permissions: permissionsOf(role, delegated),
    totpRequired: true,
    demonstration: false,
  })

  test('is required of those who print codes, import or administrate, not of those who only read', () => {
    expect(needsSecondFactor(policy('HEAD'))).toBe(true)
    expect(needsSecondFactor(policy('DEPUTY_HEAD'))).toBe(true)
    expect(needsSecondFactor(policy('ACADEMIE_MANAGER'))).toBe(true)
    expect(needsSecondFactor(policy('DELEGATE'))).toBe(false)
    expect(needsSecondFactor(policy('DELEGATE', ['activation-code:notify']))).toBe(true)
  })

  test('is waived by the académie or in the demonstration only', () => {
    expect(needsSecondFactor({ ...policy('HEAD'), totpRequired: false })).toBe(false)
    expect(needsSecondFactor({ ...policy('HEAD'), demonstration: true })).toBe(false)
  })
})
