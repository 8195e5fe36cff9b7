import type { Assessment, Rubric } from '../../../shared/domain'

/** Predictable ids: criterion 2's level 3 is `levelId(2, 3)`. */
export const criterionId = (criterion: number) => `00000000-0000-4000-8000-0000000000${criterion}0`
export const levelId = (criterion: number, level: number) => `00000000-0000-4000-8000-0000000000${criterion}${level}`

/** Three criteria with four levels of 0 to 3 points; weights 1, 2, 1; the second has a hurdle at its third level; cut at 60 %. */
export function rubric(change: Partial<Rubric> = {}): Rubric {
  return {
    id: '00000000-0000-4000-8000-00000000aaaa',
    achievementId: '00000000-0000-4000-8000-00000000bbbb',
    version: 1,
    state: 'published',
    title: 'Fixture',
    cutScore: 0.6,
    criteria: [1, 2, 3].map((n) => ({
      id: criterionId(n),
      code: `C${n}`,
      title: `Criterion ${n}`,
      description: '',
      weight: n === 2 ? 2 : 1,
      hurdleLevelId: n === 2 ? levelId(2, 3) : null,
      levels: [1, 2, 3, 4].map((level) => ({ id: levelId(n, level), title: `L${level}`, descriptor: 'd', points: level - 1 })),
    })),
    ...change,
  }
}

/** An assessment with these levels (1 is the lowest; null is not scored) for criteria 1, 2, 3. */
export function assessment(levels: (number | null)[], change: Partial<Assessment> = {}): Assessment {
  return {
    allocationId: '00000000-0000-4000-8000-00000000cccc',
    submissionId: '00000000-0000-4000-8000-00000000dddd',
    submissionRevision: 1,
    rubricId: rubric().id,
    rubricVersion: 1,
    scores: levels.map((level, at) => ({
      criterionId: criterionId(at + 1),
      levelId: level === null ? null : levelId(at + 1, level),
      rationale: '',
      noEvidenceFound: false,
      wholeItemIds: [],
    })),
    recommendation: null,
    overrideReason: '',
    feedback: '',
    activeSeconds: 0,
    updatedAt: '2026-11-21T09:00:00.000Z',
    ...change,
  }
}
