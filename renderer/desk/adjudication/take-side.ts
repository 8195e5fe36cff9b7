import { type Annotation, findCriterion, type Score, scoreFor, type Side, SIDES, type Split } from '../../../shared/domain'
import type { DeskRecord } from '../../store'
import { asMine, wordsOf } from '../hand-over/take-over'
import { type Change, conclusionChange, scoreChange, type Work } from '../session/change'

/** The other of the two. */
function otherOf(side: Side): Side {
  return side === 'a' ? 'b' : 'a'
}

/** What an assessor tied to a criterion, of what is there to be read. */
export function notesOf(record: DeskRecord, split: Split, side: Side, criterionId: string): Annotation[] {
  const here = new Set(record.submission.evidence.map(({ id }) => id))
  return split[side].annotations.filter((note) => note.criterionId === criterionId && here.has(note.evidenceId))
}

/**
 * The steps by which one assessor's judgement of a criterion becomes mine: the level, and the evidence that it points at, as notes of my
 * own. Their reasons come along only where I have written none. What I had taken from the other assessor before goes, as long as I haven't
 * changed it. None where all of it is mine already, or where they gave no level that the rubric has.
 */
export function takeSide(record: DeskRecord, work: Work, side: Side, criterionId: string): Change[] {
  const { split, rubric } = record
  const criterion = findCriterion(rubric, criterionId)
  if (!split || !criterion) return []
  const theirs = scoreFor(split[side], criterionId)
  const others = scoreFor(split[otherOf(side)], criterionId)
  if (!criterion.levels.some(({ id }) => id === theirs.levelId)) return []
  const mine = scoreFor(work.assessment, criterionId)
  const notes = notesOf(record, split, side, criterionId)
  const wanted = new Set(notes.map(wordsOf))
  const fromOther = new Set(notesOf(record, split, otherOf(side), criterionId).map(wordsOf))
  const own = work.annotations.filter((note) => note.criterionId === criterionId)
  const has = new Set(own.map(wordsOf))
  const removed = own.filter((note) => fromOther.has(wordsOf(note)) && !wanted.has(wordsOf(note)))
  const added = notes.filter((note) => !has.has(wordsOf(note))).map((note) => asMine(record, note))
  const kept = mine.wholeItemIds.filter((id) => theirs.wholeItemIds.includes(id) || !others.wholeItemIds.includes(id))
  const wholeItemIds = [...new Set([...kept, ...theirs.wholeItemIds])]
  const hasLinks = wholeItemIds.length + own.length - removed.length + added.length > 0
  const isUnwritten = mine.rationale.trim() === '' || mine.rationale === others.rationale
  const score: Partial<Score> = {
    levelId: theirs.levelId,
    wholeItemIds,
    noEvidenceFound: theirs.noEvidenceFound && !hasLinks,
    ...(isUnwritten ? { rationale: theirs.rationale } : {}),
  }
  const change = scoreChange(work.assessment, criterionId, score)
  return [
    ...(change ? [change] : []),
    ...(added.length + removed.length > 0 ? [{ kind: 'annotations' as const, added, removed, changed: [] }] : []),
  ]
}

/** Which of the two a criterion was taken from as it is; null where it is neither's. */
export function takenFrom(record: DeskRecord, work: Work, criterionId: string): Side | null {
  const { split } = record
  if (!split) return null
  const { levelId } = scoreFor(work.assessment, criterionId)
  if (levelId === null) return null
  const isFrom = (side: Side) => scoreFor(split[side], criterionId).levelId === levelId
  return SIDES.find((side) => isFrom(side) && takeSide(record, work, side, criterionId).length === 0) ?? null
}

/** The step by which an assessor's feedback to the candidate becomes mine; none where it is, or where there is none. */
export function takeFeedbackOf(work: Work, split: Split, side: Side): Change[] {
  const { feedback } = split[side]
  const change = feedback.trim() === '' ? null : conclusionChange(work.assessment, { feedback })
  return change ? [change] : []
}
