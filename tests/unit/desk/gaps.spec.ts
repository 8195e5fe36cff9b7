import { describe, expect, test } from 'vitest'
import { listGaps } from '../../../renderer/desk/outcome/missing'
import type { Assessment } from '../../../shared/domain'
import { criterionId, sampleAnnotation, sampleAssessment, sampleRubric } from './sample-desk'

const OPTIONAL = { evidenceLinksRequired: false }
const REQUIRED = { evidenceLinksRequired: true }
const tied = sampleAnnotation(1, { criterionId: criterionId(1) })

/** Levels for two of three criteria, with a rationale for the second. */
function half(change: Partial<Assessment> = {}): Assessment {
  const assessment = sampleAssessment([3, 3, 0])
  const scores = assessment.scores.map((score, at) => (at === 1 ? { ...score, rationale: 'Names its sources.' } : score))
  return { ...assessment, scores, recommendation: 'awarded', feedback: 'Well done.', ...change }
}
const gaps = (...args: Parameters<typeof listGaps> extends [unknown, ...infer Rest] ? Rest : never) =>
  listGaps(sampleRubric(), ...args).map(({ criterion, lacks }) => [criterion?.code ?? 'all', ...lacks.map(({ what }) => what)])

describe('what an assessment may go out without', () => {
  test('is told by criterion, and not of one that has no level: that is missing', () => {
    expect(gaps(half(), [tied], OPTIONAL)).toEqual([
      ['C1', 'rationale'],
      ['C2', 'evidence'],
    ])
  })

  test('has no evidence where the policy asks for it: that keeps it from going out', () => {
    expect(gaps(half(), [], REQUIRED)).toEqual([['C1', 'rationale']])
  })

  test('has feedback with an award only: without it, "not yet" is incomplete', () => {
    expect(gaps(half({ feedback: ' ' }), [tied], REQUIRED)).toEqual([
      ['C1', 'rationale'],
      ['all', 'feedback'],
    ])
    expect(gaps(half({ feedback: '', recommendation: 'not-yet' }), [tied], REQUIRED)).toEqual([['C1', 'rationale']])
  })

  test('is nothing with a referral, which judges nothing', () => {
    expect(gaps(half({ feedback: '', recommendation: 'referred' }), [], OPTIONAL)).toEqual([])
  })

  test('leads to the rationale itself, and to the criterion for evidence', () => {
    const [first, second] = listGaps(sampleRubric(), half(), [tied], OPTIONAL)
    expect(first?.lacks[0]?.goTo).toEqual({ place: 'rationale', criterionId: criterionId(1) })
    expect(second?.lacks[0]?.goTo).toEqual({ place: 'criterion', criterionId: criterionId(2) })
  })
})
