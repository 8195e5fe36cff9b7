import { newId, type CalibrationRound, type Criterion, type RoundScore } from '../../../shared/domain'

/** A rubric's criteria with so many levels each. */
export function criteriaWith(...levelCounts: number[]): Criterion[] {
  return levelCounts.map((count, at) => ({
    id: newId(),
    code: `C${at + 1}`,
    title: `Criterion ${at + 1}`,
    description: '',
    weight: 1,
    hurdleLevelId: null,
    levels: Array.from({ length: count }, (_, points) => ({ id: newId(), title: `L${points + 1}`, descriptor: 'x', points })),
  }))
}

export function roundWith(
  exemplars: number,
  panel: number,
): Pick<CalibrationRound, 'id' | 'exemplars' | 'panel' | 'rubricVersion' | 'mode'> {
  return {
    id: newId(),
    rubricVersion: 2,
    mode: 'practice',
    exemplars: Array.from({ length: exemplars }, (_, at) => ({
      submissionId: newId(),
      allocationId: newId(),
      pseudonym: `P-${at}`,
    })),
    panel: Array.from({ length: panel }, (_, at) => ({
      personId: newId(),
      name: `Person ${at}`,
      code: `A-${String(at + 1).padStart(2, '0')}`,
    })),
  }
}

/** A score with these levels, counted from 0, in the order of the criteria; null: none given. */
export function scoreWith(
  round: Pick<CalibrationRound, 'id' | 'exemplars' | 'panel' | 'rubricVersion' | 'mode'>,
  criteria: readonly Criterion[],
  exemplar: number,
  rater: number | null,
  given: readonly (number | null)[],
): RoundScore {
  return {
    id: newId(),
    roundId: round.id,
    submissionId: round.exemplars[exemplar]?.submissionId ?? '',
    personId: rater === null ? null : (round.panel[rater]?.personId ?? ''),
    rubricVersion: round.rubricVersion,
    scores: criteria.map((criterion, at) => ({
      criterionId: criterion.id,
      levelId: criterion.levels[given[at] ?? -1]?.id ?? null,
      rationale: '',
      noEvidenceFound: false,
      wholeItemIds: [],
    })),
    recommendation: 'awarded',
    overrideReason: '',
    feedback: '',
    annotations: [],
    receivedAt: '2026-11-21T12:00:00.000Z',
  }
}
