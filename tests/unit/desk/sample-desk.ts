import type { Annotation, Assessment, Rubric } from '../../../shared/domain'

/** A short id that is a valid UUID, so that tests can be read. */
export const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

const TITLES = ['Beginning', 'Developing', 'Proficient', 'Exemplary']

/** Three criteria with four levels each; the second has a hurdle at level 3. */
export function sampleRubric(cutScore: number | null = null): Rubric {
  return {
    id: id(1),
    achievementId: id(2),
    version: 3,
    state: 'published',
    title: 'Data storytelling',
    cutScore,
    criteria: [1, 2, 3].map((number) => ({
      id: id(100 * number),
      code: `C${number}`,
      title: `Criterion ${number}`,
      description: '',
      weight: 1,
      hurdleLevelId: number === 2 ? levelId(2, 3) : null,
      levels: TITLES.map((title, at) => ({
        id: levelId(number, at + 1),
        title,
        descriptor: `What **${title}** is.`,
        points: at,
      })),
    })),
  }
}

/** Id of a level; both numbers count from 1. */
export const levelId = (criterion: number, level: number) => id(100 * criterion + level)

export const criterionId = (criterion: number) => id(100 * criterion)

/** An assessment with these levels; 0 leaves a criterion open. */
export function sampleAssessment(levels: readonly number[] = []): Assessment {
  return {
    allocationId: id(10),
    submissionId: id(11),
    submissionRevision: 1,
    rubricId: id(1),
    rubricVersion: 3,
    scores: levels.map((level, at) => ({
      criterionId: criterionId(at + 1),
      levelId: level === 0 ? null : levelId(at + 1, level),
      rationale: '',
      noEvidenceFound: false,
      wholeItemIds: [],
    })),
    recommendation: null,
    overrideReason: '',
    feedback: '',
    activeSeconds: 0,
    updatedAt: '2026-11-21T09:00:00.000Z',
  }
}

export function sampleAnnotation(number: number, change: Partial<Annotation> = {}): Annotation {
  return {
    id: id(1000 + number),
    version: 1,
    allocationId: id(10),
    evidenceId: id(20),
    evidenceSha256: 'a'.repeat(64),
    shape: 'highlight',
    selectors: [{ type: 'TextQuoteSelector', exact: 'Two clinic managers', prefix: '', suffix: '' }],
    comment: '',
    criterionId: null,
    creatorId: id(30),
    createdAt: '2026-11-21T09:00:00.000Z',
    modifiedAt: '2026-11-21T09:00:00.000Z',
    ...change,
  }
}
