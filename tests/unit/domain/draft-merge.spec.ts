import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Annotation, type Assessment, type DraftState, mergeDrafts, type Score } from '../../../shared/domain'

const CRITERIA = ['c1', 'c2', 'c3']
const ITEMS = ['item-1', 'item-2']
const NOTES = ['note-1', 'note-2', 'note-3']
const AT = '2026-11-20T10:00:00.000Z'

const assessmentWith = (change: Partial<Assessment>): Assessment => ({
  allocationId: 'allocation',
  submissionId: 'submission',
  submissionRevision: 1,
  rubricId: 'rubric',
  rubricVersion: 1,
  scores: [],
  recommendation: null,
  overrideReason: '',
  feedback: '',
  activeSeconds: 0,
  updatedAt: AT,
  ...change,
})

const noteWith = (id: string, version: number, comment: string): Annotation => ({
  id,
  version,
  allocationId: 'allocation',
  evidenceId: 'item-1',
  evidenceSha256: '0'.repeat(64),
  shape: 'highlight',
  selectors: [{ type: 'TextQuoteSelector', exact: 'words', prefix: '', suffix: '' }],
  comment,
  criterionId: null,
  creatorId: 'person',
  createdAt: AT,
  modifiedAt: AT,
})

/** What a person may do to a draft on one device. */
type Edit =
  | { do: 'score'; criterionId: string; change: Partial<Score> }
  | { do: 'assessment'; change: Partial<Assessment> }
  | { do: 'write-note'; id: string; comment: string }
  | { do: 'remove-note'; id: string }
  | { do: 'link' | 'unlink'; criterionId: string; item: string }

const text = fc.constantFrom('', 'seen', 'not seen', 'on page 3')
const criterionId = fc.constantFrom(...CRITERIA)
const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constant('score' as const),
      criterionId,
      change: fc.oneof(
        fc.record({ levelId: fc.constantFrom(null, 'low', 'high') }),
        fc.record({ rationale: text }),
        fc.record({ noEvidenceFound: fc.boolean() }),
      ),
    }),
    fc.record({
      do: fc.constant('assessment' as const),
      change: fc.oneof(fc.record({ feedback: text }), fc.record({ overrideReason: text })),
    }),
    fc.record({ do: fc.constant('write-note' as const), id: fc.constantFrom(...NOTES), comment: text }),
    fc.record({ do: fc.constant('remove-note' as const), id: fc.constantFrom(...NOTES) }),
    fc.record({ do: fc.constantFrom('link' as const, 'unlink' as const), criterionId, item: fc.constantFrom(...ITEMS) }),
  ),
  { maxLength: 8 },
)

const emptyDraft: DraftState = { assessment: assessmentWith({}), annotations: [] }

function apply({ assessment, annotations }: DraftState, edit: Edit): DraftState {
  switch (edit.do) {
    case 'assessment':
      return { assessment: { ...assessment, ...edit.change }, annotations }
    case 'score':
      return { assessment: changeScore(assessment, edit.criterionId, () => edit.change), annotations }
    case 'link':
    case 'unlink': {
      const items = (score: Score) => score.wholeItemIds.filter((id) => id !== edit.item)
      const change = (score: Score) => ({ wholeItemIds: edit.do === 'link' ? [...items(score), edit.item] : items(score) })
      return { assessment: changeScore(assessment, edit.criterionId, change), annotations }
    }
    case 'write-note': {
      const before = annotations.find(({ id }) => id === edit.id)
      const note = noteWith(edit.id, before ? before.version + 1 : nextFirstVersion(), edit.comment)
      return { assessment, annotations: [...annotations.filter(({ id }) => id !== edit.id), note] }
    }
    case 'remove-note':
      return { assessment, annotations: annotations.filter(({ id }) => id !== edit.id) }
  }
}

let firstVersions = 0
/** A note that was removed never comes back under a version that it had. */
const nextFirstVersion = () => ++firstVersions * 100

function changeScore(assessment: Assessment, id: string, change: (score: Score) => Partial<Score>): Assessment {
  const empty: Score = { criterionId: id, levelId: null, rationale: '', noEvidenceFound: false, wholeItemIds: [] }
  const before = assessment.scores.find((score) => score.criterionId === id) ?? empty
  const others = assessment.scores.filter((score) => score.criterionId !== id)
  return { ...assessment, scores: [...others, { ...before, ...change(before) }] }
}

const after = (draft: DraftState, list: Edit[]) => list.reduce(apply, draft)

/** What a draft says, whatever the order of its parts. */
function said({ assessment, annotations }: DraftState) {
  const scores = assessment.scores
    .filter((score) => score.levelId !== null || score.rationale !== '' || score.noEvidenceFound || score.wholeItemIds.length > 0)
    .map((score) => ({ ...score, wholeItemIds: [...score.wholeItemIds].sort() }))
    .sort((a, b) => a.criterionId.localeCompare(b.criterionId))
  const notes = annotations.map(({ id, comment }) => `${id}: ${comment}`).sort()
  return { scores, notes, feedback: assessment.feedback, overrideReason: assessment.overrideReason }
}

describe('merging two drafts of one allocation', () => {
  it('takes what only one of them changed, whole', () => {
    fc.assert(
      fc.property(edits, edits, (earlier, later) => {
        const base = after(emptyDraft, earlier)
        const changed = after(base, later)
        for (const [mine, theirs] of [
          [changed, base],
          [base, changed],
          [changed, changed],
        ] as const) {
          const { merged, clashes } = mergeDrafts(base, mine, theirs)
          expect(clashes).toEqual([])
          expect(said(merged)).toEqual(said(changed))
        }
      }),
    )
  })

  it('loses no word: what either wrote is in the merged draft or told as a clash', () => {
    fc.assert(
      fc.property(edits, edits, edits, (earlier, a, b) => {
        const base = after(emptyDraft, earlier)
        const [mine, theirs] = [after(base, a), after(base, b)]
        const { merged, clashes } = mergeDrafts(base, mine, theirs)
        for (const side of [mine, theirs]) {
          for (const score of side.assessment.scores) {
            const was = base.assessment.scores.find((one) => one.criterionId === score.criterionId)
            const now = merged.assessment.scores.find((one) => one.criterionId === score.criterionId)
            for (const field of ['levelId', 'rationale', 'noEvidenceFound'] as const) {
              const empty = field === 'levelId' ? null : field === 'rationale' ? '' : false
              if (score[field] === (was?.[field] ?? empty) || now?.[field] === score[field]) continue
              const clash = clashes.find(
                ({ at }) => at.of === 'score' && at.criterionId === score.criterionId && at.field === field,
              )
              expect([clash?.mine, clash?.theirs]).toContain(score[field])
            }
          }
          for (const note of side.annotations) {
            const was = base.annotations.find(({ id }) => id === note.id)
            if (was?.version === note.version) continue
            const now = merged.annotations.find(({ id }) => id === note.id)
            const clash = clashes.find(({ at }) => at.of === 'annotation' && at.annotationId === note.id)
            const told = [clash?.mine, clash?.theirs].map((one) => (one as Annotation | undefined)?.comment)
            expect([now?.comment, ...told]).toContain(note.comment)
          }
        }
      }),
    )
  })

  it('leads all devices to the same draft, in whatever order they publish', () => {
    const rounds = fc.array(fc.record({ device: fc.nat(2), edits, publishes: fc.boolean() }), { maxLength: 12 })
    fc.assert(
      fc.property(rounds, (list) => {
        // The hub keeps one draft and counts; a device publishes on top of what it last saw, or merges first.
        let hub = { revision: 0, draft: emptyDraft }
        const devices = [0, 1, 2].map(() => ({ seen: hub, draft: emptyDraft }))
        const publish = (device: (typeof devices)[number]) => {
          if (device.seen.revision !== hub.revision) {
            device.draft = mergeDrafts(device.seen.draft, device.draft, hub.draft).merged
          }
          hub = { revision: hub.revision + 1, draft: device.draft }
          device.seen = hub
        }
        for (const round of list) {
          const device = devices[round.device]
          if (!device) continue
          device.draft = after(device.draft, round.edits)
          if (round.publishes) publish(device)
        }
        // Once everybody has published what they had, and looked again, all have the same.
        for (const device of devices) publish(device)
        for (const device of devices) publish(device)
        expect(devices.map(({ draft }) => said(draft))).toEqual(devices.map(() => said(hub.draft)))
      }),
    )
  })

  it('keeps a note that one device removed and the other wrote on meanwhile', () => {
    const base = { ...emptyDraft, annotations: [noteWith('note-1', 1, 'first')] }
    const written = { ...emptyDraft, annotations: [noteWith('note-1', 2, 'second')] }
    expect(mergeDrafts(base, emptyDraft, written).merged.annotations).toEqual(written.annotations)
    expect(mergeDrafts(base, written, emptyDraft).merged.annotations).toEqual(written.annotations)
    expect(mergeDrafts(base, emptyDraft, base).merged.annotations).toEqual([])
  })

  it('numbers a note that both wrote on so that it is new on both devices', () => {
    const base = { ...emptyDraft, annotations: [noteWith('note-1', 1, 'first')] }
    const mine = { ...emptyDraft, annotations: [noteWith('note-1', 3, 'mine')] }
    const theirs = { ...emptyDraft, annotations: [noteWith('note-1', 2, 'theirs')] }
    const { merged, clashes } = mergeDrafts(base, mine, theirs)
    expect(merged.annotations).toEqual([noteWith('note-1', 4, 'theirs')])
    expect(clashes).toEqual([
      { at: { of: 'annotation', annotationId: 'note-1' }, mine: mine.annotations[0], theirs: theirs.annotations[0] },
    ])
  })

  it('adds up the time that was spent on both', () => {
    const seconds = (activeSeconds: number) => ({ ...emptyDraft, assessment: assessmentWith({ activeSeconds }) })
    expect(mergeDrafts(seconds(100), seconds(130), seconds(160)).merged.assessment.activeSeconds).toBe(190)
  })
})
