import { describe, expect, test } from 'vitest'
import {
  canTransition,
  isConfirmed,
  isOver,
  isWorking,
  type LoadState,
  OPEN_STATES,
  statesBefore,
  TRANSITIONS,
} from '@/lib/loads/domain/states'
import { LOAD_STATE_LABELS } from '@/lib/loads/labels'

const STATES = Object.keys(TRANSITIONS) as LoadState[]
const those = (rule: (state: LoadState) => boolean) => STATES.filter(rule)

describe('the life of a load', () => {
  test('a load that is over never moves again, and only an answer has the files read again', () => {
    expect(those(isOver)).toEqual(['APPLIED', 'REJECTED', 'CANCELLED'])
    for (const to of STATES) for (const from of those(isOver)) expect(canTransition(from, to)).toBe(false)
    expect(statesBefore('UPLOADED')).toEqual(['ANALYSED'])
  })

  test('it is given up until somebody has said yes, and fails once its job has begun or was asked', () => {
    expect(statesBefore('CANCELLED')).toEqual(['UPLOADED', 'ANALYSING', 'ANALYSED'])
    expect(statesBefore('REJECTED')).toEqual(['UPLOADED', 'ANALYSING', 'APPLYING'])
  })

  test('it is written from its analysis, at once or by a job, and from nothing else', () => {
    expect(statesBefore('APPLYING')).toEqual(['ANALYSED'])
    expect(statesBefore('APPLIED')).toEqual(['ANALYSED', 'APPLYING'])
    expect(statesBefore('ANALYSED')).toEqual(['ANALYSING'])
  })

  test('every state is reached, and from each open one an end is', () => {
    const reachable = (from: LoadState): Set<LoadState> => {
      const found = new Set<LoadState>([from])
      for (const state of found) for (const next of TRANSITIONS[state]) found.add(next)
      return found
    }
    expect([...reachable('UPLOADED')].sort()).toEqual([...STATES].sort())
    for (const state of OPEN_STATES) expect([...reachable(state)].some(isOver)).toBe(true)
  })

  test('open, working, confirmed', () => {
    expect(OPEN_STATES).toEqual(['UPLOADED', 'ANALYSING', 'ANALYSED', 'APPLYING'])
    expect(those(isWorking)).toEqual(['UPLOADED', 'ANALYSING', 'APPLYING'])
    expect(those(isConfirmed)).toEqual(['APPLYING', 'APPLIED'])
  })

  test('each state has a word', () => expect(Object.keys(LOAD_STATE_LABELS)).toEqual(STATES))
})
