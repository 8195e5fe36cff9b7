import { type Annotation, type EvidenceItem, newId, type Rubric } from '../../../shared/domain'
import { evidenceItem } from './show-viewer'

const LEVELS = ['Beginning', 'Developing', 'Proficient', 'Exemplary']

/** What is asked for "Honest representation", with the rubric's own marks. */
const HONESTY = [
  'Scales or samples mislead, and nobody says so.',
  'Scales are sound; **uncertainty is missing**.',
  'Scales, samples and uncertainty are shown so that **most readers** draw the right conclusion.',
  'Scales, samples and uncertainty are shown so that a reader **can’t draw a false conclusion**; the candidate **names a misreading they found and removed**.',
]

/** What is asked for "Audience and purpose", without any marks. */
const AUDIENCE = [
  'The piece names an audience.',
  'The piece names an audience and what it should do.',
  'The piece names an audience and what it should do, from talking to it.',
  'The piece names an audience and what it should do, from talking to it, and was changed by what was heard.',
]

/** A rubric as one is published: a hurdle, weights, a cut score, and descriptors with and without marks. */
export function storyRubric(achievementId: string = newId()): Rubric {
  const criteria = [
    ['Audience and purpose', AUDIENCE, 1],
    ['Honest representation', HONESTY, 2],
    ['Visual craft', null, 1],
  ] as const
  return {
    id: newId(),
    achievementId,
    version: 3,
    state: 'published',
    title: 'Data storytelling',
    cutScore: 0.6,
    criteria: criteria.map(([title, descriptors, weight], at) => {
      const levels = LEVELS.map((name, points) => ({
        id: newId(),
        title: name,
        descriptor: descriptors?.[points] ?? `${name} work.`,
        points: points + 1,
      }))
      return {
        id: newId(),
        code: `C${at + 1}`,
        title,
        description: at === 0 ? 'Whom is it for, and what shall they do?' : '',
        weight,
        hurdleLevelId: at === 1 ? (levels[2]?.id ?? null) : null,
        levels,
      }
    }),
  }
}

/** Two items, and three passages in them that speak to a criterion. */
export function storyEvidence(criterionId: string): { evidence: EvidenceItem[]; annotations: Annotation[] } {
  const report = evidenceItem({ title: 'Vaccination dashboard: design report' })
  const talk = evidenceItem({ title: 'Walk-through for the board', kind: 'demonstration', mediaType: 'video/mp4' })
  const note = (item: EvidenceItem, change: Partial<Annotation>): Annotation => ({
    id: newId(),
    version: 1,
    allocationId: newId(),
    evidenceId: item.id,
    evidenceSha256: item.sha256,
    shape: 'highlight',
    selectors: [],
    comment: '',
    criterionId,
    creatorId: newId(),
    createdAt: '2026-11-21T09:00:00.000Z',
    modifiedAt: '2026-11-21T09:00:00.000Z',
    ...change,
  })
  const fragment = (conformsTo: 'http://tools.ietf.org/rfc/rfc8118' | 'http://www.w3.org/TR/media-frags/', value: string) =>
    ({ type: 'FragmentSelector', conformsTo, value }) as const
  return {
    evidence: [report, talk],
    annotations: [
      note(report, {
        selectors: [
          { type: 'TextQuoteSelector', exact: 'Two clinic managers concluded that supply caused demand', prefix: '', suffix: '' },
          fragment('http://tools.ietf.org/rfc/rfc8118', 'page=7&viewrect=10,20,300,12'),
        ],
      }),
      note(talk, { shape: 'time-range', selectors: [fragment('http://www.w3.org/TR/media-frags/', 't=250,292')] }),
      note(report, {
        shape: 'line-range',
        part: 'src/etl/load.py',
        selectors: [{ type: 'FragmentSelector', conformsTo: 'http://tools.ietf.org/rfc/rfc5147', value: 'line=11,19' }],
      }),
    ],
  }
}
