import {
  type Annotation,
  type Criterion,
  findCriterion,
  type HandedDraft,
  newId,
  type Score,
  scoreFor,
} from '../../../shared/domain'
import type { DeskRecord } from '../../store'
import { type Change, conclusionChange, type ScorePart, scoreChange, type Work } from '../session/change'

/** What of a handed draft can become mine: it may speak of levels and of evidence that aren't there any more. */
export type Offer = {
  criterion: Criterion
  score: Score
  /** The level is one that the rubric in force doesn't have. */
  isLevelGone: boolean
  /** Notes on this criterion whose evidence is there. */
  notes: Annotation[]
  /** How many notes are on evidence that isn't. */
  lostNotes: number
  /** Nothing was said about it. */
  isEmpty: boolean
  /** All of it is mine already. */
  isTaken: boolean
}

/** A handed draft criterion by criterion of the rubric in force, beside what I have. */
export function offersOf(record: DeskRecord, work: Work, handed: HandedDraft): Offer[] {
  return record.rubric.criteria.map((criterion) => {
    const given = scoreFor(handed.draft, criterion.id)
    const isLevelGone = given.levelId !== null && !criterion.levels.some(({ id }) => id === given.levelId)
    const here = new Set(record.submission.evidence.map(({ id }) => id))
    const score = {
      ...given,
      levelId: isLevelGone ? null : given.levelId,
      wholeItemIds: given.wholeItemIds.filter((id) => here.has(id)),
    }
    const about = handed.annotations.filter(({ criterionId }) => criterionId === criterion.id)
    const notes = about.filter(({ evidenceId }) => here.has(evidenceId))
    const isEmpty = given.levelId === null && given.rationale.trim() === '' && about.length === 0 && !given.noEvidenceFound
    const isTaken =
      !isEmpty &&
      scoreChange(work.assessment, criterion.id, scorePart({ score, notes })) === null &&
      newNotes(work, notes).length === 0
    return { criterion, score, isLevelGone, notes, lostNotes: about.length - notes.length, isEmpty, isTaken }
  })
}

/** Notes that belong to no criterion of the rubric in force; they come along when all is taken over. */
export function looseNotes(record: DeskRecord, handed: HandedDraft): Annotation[] {
  const here = new Set(record.submission.evidence.map(({ id }) => id))
  return handed.annotations
    .filter(({ criterionId, evidenceId }) => here.has(evidenceId) && (!criterionId || !findCriterion(record.rubric, criterionId)))
    .map((annotation) => ({ ...annotation, criterionId: null }))
}

/**
 * The steps by which these criteria become mine as they were written. Notes become notes of mine: whoever takes them over answers for
 * them. What is mine already isn't doubled.
 */
export function takeOver(record: DeskRecord, work: Work, offers: readonly Offer[], loose: readonly Annotation[]): Change[] {
  const scores = offers
    .filter(({ isEmpty }) => !isEmpty)
    .flatMap((offer) => scoreChange(work.assessment, offer.criterion.id, scorePart(offer)) ?? [])
  const added = newNotes(work, [...offers.flatMap(({ notes }) => notes), ...loose]).map((note) => asMine(record, note))
  return added.length === 0 ? scores : [...scores, { kind: 'annotations', added, removed: [], changed: [] }]
}

/** The step by which the feedback to the candidate becomes mine; none where it is, or where there is none. */
export function takeFeedback(work: Work, { draft }: HandedDraft): Change[] {
  if (draft.feedback.trim() === '') return []
  const change = conclusionChange(work.assessment, { feedback: draft.feedback })
  return change ? [change] : []
}

/** How much of a handed draft is mine by now: what I have beyond it, or wrote on since, doesn't count. */
export function howMuchIsTaken(record: DeskRecord, work: Work, handed: HandedDraft): 'nothingTaken' | 'someTaken' | 'allIsTaken' {
  const offers = offersOf(record, work, handed).filter(({ isEmpty }) => !isEmpty)
  const feedback = handed.draft.feedback.trim() === '' ? [] : [takeFeedback(work, handed).length === 0]
  const loose = looseNotes(record, handed)
  const notes = loose.length === 0 ? [] : [newNotes(work, loose).length === 0]
  const taken = [...offers.map(({ isTaken }) => isTaken), ...feedback, ...notes]
  if (taken.every(Boolean)) return 'allIsTaken'
  return taken.some(Boolean) ? 'someTaken' : 'nothingTaken'
}

/** What was said of a criterion; where nothing was, mine stays. */
function scorePart({ score, notes }: Pick<Offer, 'score' | 'notes'>): ScorePart {
  const { levelId, rationale, noEvidenceFound, wholeItemIds } = score
  const speaksOfEvidence = noEvidenceFound || wholeItemIds.length > 0 || notes.length > 0
  return {
    ...(levelId === null ? {} : { levelId }),
    ...(rationale.trim() === '' ? {} : { rationale }),
    ...(speaksOfEvidence ? { noEvidenceFound, wholeItemIds } : {}),
  }
}

function newNotes({ annotations }: Work, notes: readonly Annotation[]): Annotation[] {
  const mine = new Set(annotations.map(wordsOf))
  return notes.filter((note) => !mine.has(wordsOf(note)))
}

/** What a note says and where, whoever made it. */
export function wordsOf({ evidenceId, part, shape, selectors, comment, criterionId }: Annotation): string {
  return JSON.stringify([evidenceId, part ?? null, shape, selectors, comment, criterionId])
}

/** Another's note as one of my own: whoever takes it over answers for it. */
export function asMine({ allocation }: DeskRecord, note: Annotation): Annotation {
  const at = new Date().toISOString()
  const mine = { id: newId(), version: 1, allocationId: allocation.id, creatorId: allocation.assessorId }
  return { ...note, ...mine, createdAt: at, modifiedAt: at }
}
