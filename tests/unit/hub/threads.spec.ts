import { describe, expect, it } from 'vitest'
import { judgeComment, judgeReading, mayReadThreads, type Share } from '../../../hub/policy'
import type { Criterion } from '../../../shared/domain'

const open: Share = { state: 'in-review', isOpen: true }
const done: Share = { state: 'assessed', isOpen: false }
const declared: Share = { state: 'conflict-declared', isOpen: false }
const rubric = { criteria: [{ id: 'c1' } as Criterion] }

describe('who of a panel may read the threads of a round', () => {
  const may = (mode: 'practice' | 'qualification', state: 'preparing' | 'open' | 'closed', ...shares: Share[]) =>
    mayReadThreads({ mode, state, wasOpened: state !== 'preparing' }, shares)

  it('in practice whoever has nothing left to score', () => {
    expect(may('practice', 'open', done, done)).toBe(true)
    expect(may('practice', 'open', done, open)).toBe(false)
    expect(may('practice', 'open', done, declared)).toBe(true)
  })

  it('in a qualification everybody, once it is closed', () => {
    expect(may('qualification', 'open', done, done)).toBe(false)
    expect(may('qualification', 'closed', done, { state: 'ended', isOpen: false })).toBe(true)
  })

  it('nobody without a part, and nobody of a round that was never opened', () => {
    expect(may('practice', 'closed')).toBe(false)
    expect(may('practice', 'closed', declared)).toBe(false)
    expect(mayReadThreads({ mode: 'practice', state: 'closed', wasOpened: false }, [done])).toBe(false)
    // Its panel isn't to learn that it was seeded.
    for (const state of ['open', 'closed'] as const)
      expect(mayReadThreads({ mode: 'seeding', state, wasOpened: true }, [done])).toBe(false)
  })
})

describe('what may be said', () => {
  it('by whoever reads, about a criterion of the rubric and an exemplar of theirs', () => {
    const known = { rubric, exemplars: ['e1'] }
    expect(judgeComment({ criterionId: 'c1', about: null }, known)).toBeNull()
    expect(judgeComment({ criterionId: 'c1', about: 'e1' }, known)).toBeNull()
    expect(judgeComment({ criterionId: 'c1', about: 'e2' }, known)).toMatchObject({ code: 'no-exemplar' })
    expect(judgeComment({ criterionId: 'c2', about: null }, known)).toMatchObject({ code: 'unknown-level' })
    expect(judgeComment({ criterionId: 'c2', about: 'e2' }, { rubric, exemplars: null })).toMatchObject({ code: 'no-round' })
    expect(judgeComment({ criterionId: 'c1', about: null }, { ...known, rubric: null })).toMatchObject({ code: 'unknown-level' })
  })

  it('a reading is withdrawn only where there is one', () => {
    expect(judgeReading({ criterionId: 'c1', words: 'So.' }, { rubric, isAgreed: false })).toBeNull()
    expect(judgeReading({ criterionId: 'c1', words: null }, { rubric, isAgreed: true })).toBeNull()
    expect(judgeReading({ criterionId: 'c1', words: null }, { rubric, isAgreed: false })).toMatchObject({ code: 'wrong-state' })
  })
})
