import { describe, expect, it } from 'vitest'
import { looseNotes, offersOf, takeOver } from '../../../renderer/desk/hand-over/take-over'
import { applyChange, invert, type Work } from '../../../renderer/desk/session/change'
import type { Annotation, HandedDraft } from '../../../shared/domain'
import type { DeskRecord } from '../../../renderer/store'
import { criterionId, id, levelId, sampleAnnotation, sampleAssessment, sampleRubric } from './sample-desk'

const AT = '2026-11-21T10:00:00.000Z'
const rubric = sampleRubric()
const record = {
  rubric,
  allocation: { id: id(10), assessorId: id(30) },
  submission: { evidence: [{ id: id(20) }] },
} as unknown as DeskRecord

const theirs = (number: number, change: Partial<Annotation>) =>
  sampleAnnotation(number, { version: 4, allocationId: id(98), creatorId: id(99), comment: `Note ${number}`, ...change })

function handed(levels: readonly number[], annotations: Annotation[] = []): HandedDraft {
  return { id: id(90), allocationId: id(10), from: null, handedAt: AT, draft: sampleAssessment(levels), annotations }
}

const mine: Work = { assessment: sampleAssessment([1]), annotations: [] }
const afterAll = (work: Work, draft: HandedDraft) =>
  takeOver(record, work, offersOf(record, work, draft), looseNotes(record, draft)).reduce(
    (done, change) => applyChange(done, change, AT),
    work,
  )

describe('taking a handed draft over', () => {
  it('takes what was said and leaves what was not as it is', () => {
    const { assessment } = afterAll({ ...mine, assessment: sampleAssessment([1, 2]) }, handed([4, 0]))
    expect(assessment.scores.map((score) => score.levelId)).toEqual([levelId(1, 4), levelId(2, 2)])
  })

  it('makes its notes mine, as new ones, and doubles none when it is done again', () => {
    const draft = handed([3], [theirs(1, { criterionId: criterionId(1) })])
    const once = afterAll(mine, draft)
    expect(once.annotations).toMatchObject([{ version: 1, allocationId: id(10), creatorId: id(30), comment: 'Note 1' }])
    expect(once.annotations[0]?.id).not.toBe(draft.annotations[0]?.id)
    expect(afterAll(once, draft)).toEqual(once)
    expect(offersOf(record, once, draft)[0]).toMatchObject({ isTaken: true })
  })

  it('leaves my level where the rubric in force does not have theirs, and takes the reasons', () => {
    const draft = handed([0])
    draft.draft.scores = [{ ...draft.draft.scores[0], levelId: id(777), rationale: 'Because.' } as (typeof draft.draft.scores)[0]]
    expect(offersOf(record, mine, draft)[0]).toMatchObject({ isLevelGone: true, isEmpty: false })
    expect(afterAll(mine, draft).assessment.scores[0]).toMatchObject({
      levelId: levelId(1, 1),
      rationale: 'Because.',
    })
  })

  it('leaves notes on evidence that is no longer handed in, counts them, and takes those of no criterion along', () => {
    const draft = handed(
      [3],
      [
        theirs(1, { criterionId: criterionId(1), evidenceId: id(21) }),
        theirs(2, { criterionId: id(555) }),
        theirs(3, { criterionId: null, evidenceId: id(21) }),
      ],
    )
    expect(offersOf(record, mine, draft)[0]).toMatchObject({ notes: [], lostNotes: 1 })
    expect(afterAll(mine, draft).annotations).toMatchObject([{ comment: 'Note 2', criterionId: null }])
  })

  it('is one step, and undoing that gives back what was', () => {
    const draft = handed([4, 3], [theirs(1, { criterionId: criterionId(1) })])
    const work: Work = { ...mine, assessment: sampleAssessment([1, 2]) }
    const changes = takeOver(record, work, offersOf(record, work, draft), [])
    const step = { kind: 'together', changes } as const
    const done = applyChange(work, step, AT)
    expect(done).not.toEqual(work)
    expect(applyChange(done, invert(step), AT)).toEqual(work)
  })
})
