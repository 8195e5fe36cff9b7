import { describe, expect, it } from 'vitest'
import type { Arrow } from '../../../shared/domain'
import {
  ALLOCATION_LIFE,
  AllocationStateSchema,
  CREDENTIAL_LIFE,
  CredentialStateSchema,
  findArrow,
  SUBMISSION_LIFE,
  SubmissionStateSchema,
} from '../../../shared/domain'

const lives: [string, readonly Arrow<string>[], readonly string[], string, string[]][] = [
  ['submission', SUBMISSION_LIFE, SubmissionStateSchema.options, 'submitted', ['question', 'appealed', 'held']],
  ['allocation', ALLOCATION_LIFE, AllocationStateSchema.options, 'offered', []],
  ['credential', CREDENTIAL_LIFE, CredentialStateSchema.options, 'ordered', []],
]

describe.each(lives)('the life of a %s', (_name, life, states, first, reserved) => {
  it('has one arrow for each state and cause', () => {
    const causes = life.map((arrow) => `${arrow.from} ${arrow.by}`)
    expect(new Set(causes).size).toBe(causes.length)
  })

  it('reaches every state that is not reserved from its first', () => {
    const reached = new Set([first])
    for (let before = 0; before !== reached.size; ) {
      before = reached.size
      for (const arrow of life) if (reached.has(arrow.from)) reached.add(arrow.to)
    }
    expect([...reached].sort()).toEqual(states.filter((state) => !reserved.includes(state)).sort())
  })

  it('says who may cause each arrow and what it needs', () => {
    for (const arrow of life) expect([arrow.who, arrow.needs].every(Boolean), arrow.by).toBe(true)
  })
})

describe('findArrow', () => {
  it('finds the arrow that a cause takes from a state', () => {
    expect(findArrow(ALLOCATION_LIFE, 'in-review', 'assessment.submit')?.to).toBe('assessed')
  })

  it('finds none where the life has none: an ended allocation takes no assessment', () => {
    expect(findArrow(ALLOCATION_LIFE, 'ended', 'assessment.submit')).toBeUndefined()
    expect(findArrow(CREDENTIAL_LIFE, 'released', 'decision.take-back')).toBeUndefined()
  })

  it('lets an assessor take a decision back only while it is assessed', () => {
    expect(AllocationStateSchema.options.filter((state) => findArrow(ALLOCATION_LIFE, state, 'decision.take-back'))).toEqual([
      'assessed',
    ])
  })
})
