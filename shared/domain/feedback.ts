import type { Annotation } from './annotation'
import { type Assessment, scoreFor } from './assessment'
import type { EvidenceItem } from './evidence'
import { escapeMarkdown, markedTextAsMarkdown, quoteMarkdown } from './markdown-text'
import { suggestOutcome } from './outcome-rule'
import { type Criterion, type Level, levelIndex, type Rubric } from './rubric'
import { findQuote } from './selectors'
import { collapseSpace } from './text-context'

/** One thing that can go into the feedback, as the Markdown that it becomes there. */
export type FeedbackPiece = {
  /** `rationale/<criterion>`, `next-step/<criterion>` or `annotation/<annotation>`. */
  id: string
  kind: 'rationale' | 'next-step' | 'annotation'
  /** Where it comes from, such as "Design report, page 7"; empty for what isn't about one place. */
  place: string
  markdown: string
}

/** What can be said about one criterion. */
export type FeedbackGroup = {
  /** Null for annotations that are tied to no criterion. */
  criterion: Criterion | null
  level: Level | null
  /** Below what the rubric asks for: the candidate has to hear what to do about it. */
  isToActOn: boolean
  /** In the order in which they read well: the reasons, what they rest on, what to do next. */
  pieces: FeedbackPiece[]
}

/** What the pieces say in the language of the interface. */
export type FeedbackWords = {
  /** "To reach Proficient"; `level` is Markdown. */
  toReach(level: string): string
  /** "Design report, page 7" */
  place(item: EvidenceItem, annotation: Annotation): string
}

type Work = { assessment: Pick<Assessment, 'scores'>; annotations: readonly Annotation[] }

/**
 * Everything that an assessor has written which can go into the feedback, by criterion: those below what the rubric asks for first,
 * then the lowest levels first, so that what to act on comes first. Groups with nothing to say are left out.
 */
export function listFeedback(
  rubric: Rubric,
  evidence: readonly EvidenceItem[],
  { assessment, annotations }: Work,
  words: FeedbackWords,
): FeedbackGroup[] {
  const lowest = lowestLevel(rubric, assessment)
  const isBelowCut = suggestOutcome(rubric, assessment).reasons.some((reason) => reason.kind === 'below-cut')
  const groups = rubric.criteria.map((criterion): FeedbackGroup & { at: number; rank: number } => {
    const score = scoreFor(assessment, criterion.id)
    const at = levelIndex(criterion, score.levelId)
    const level = criterion.levels[at] ?? null
    const about = annotations.filter((annotation) => annotation.criterionId === criterion.id)
    const pieces = [
      ...rationalePiece(criterion, level, score.rationale),
      ...annotationPieces(evidence, about, words),
      ...nextStepPiece(criterion, at, words),
    ]
    // With the score below the cut no single criterion is to blame; the weakest ones are where most can be won.
    const isWeakest = isBelowCut && at === lowest && at < criterion.levels.length - 1
    const missesHurdle = isBelowHurdle(criterion, at)
    // A criterion without a level has nothing to be ordered by; it comes after those that have one.
    const rank = missesHurdle ? -2 : isWeakest ? -1 : at < 0 ? Number.MAX_SAFE_INTEGER : at
    return { criterion, level, at, rank, isToActOn: isWeakest || missesHurdle, pieces }
  })
  const untied = annotations.filter(
    ({ criterionId }) => criterionId === null || !rubric.criteria.some((criterion) => criterion.id === criterionId),
  )
  return [
    ...groups.sort((a, b) => a.rank - b.rank || a.at - b.at).map(({ at: _, rank: __, ...group }) => group),
    { criterion: null, level: null, isToActOn: false, pieces: annotationPieces(evidence, untied, words) },
  ].filter((group) => group.pieces.length > 0)
}

/** The lowest level (0 is the first) that was given for any criterion; -1 where none was. */
function lowestLevel(rubric: Rubric, assessment: Work['assessment']): number {
  const given = rubric.criteria
    .map((criterion) => levelIndex(criterion, scoreFor(assessment, criterion.id).levelId))
    .filter((at) => at >= 0)
  return given.length === 0 ? -1 : Math.min(...given)
}

/** Whether the level is set and lower than the least that still passes. */
function isBelowHurdle(criterion: Criterion, at: number): boolean {
  return criterion.hurdleLevelId !== null && at >= 0 && at < levelIndex(criterion, criterion.hurdleLevelId)
}

function rationalePiece(criterion: Criterion, level: Level | null, rationale: string): FeedbackPiece[] {
  const text = rationale.trim()
  if (text === '') return []
  const title = `**${escapeMarkdown(criterion.title)}**${level ? ` (${escapeMarkdown(level.title)})` : ''}`
  return [{ id: `rationale/${criterion.id}`, kind: 'rationale', place: '', markdown: `${title}: ${text}` }]
}

/** What the next level asks for, or the level that is needed; nothing at the top, nor before a level is set. */
function nextStepPiece(criterion: Criterion, at: number, words: FeedbackWords): FeedbackPiece[] {
  const next = at < 0 ? undefined : criterion.levels[Math.max(at + 1, levelIndex(criterion, criterion.hurdleLevelId))]
  if (!next || levelIndex(criterion, next.id) <= at) return []
  const markdown = `${words.toReach(`**${escapeMarkdown(next.title)}**`)}: ${markedTextAsMarkdown(next.descriptor.trim())}`
  return [{ id: `next-step/${criterion.id}`, kind: 'next-step', place: '', markdown }]
}

/** An area or a point without a word says nothing to somebody who can't see it. */
function annotationPieces(
  evidence: readonly EvidenceItem[],
  annotations: readonly Annotation[],
  words: FeedbackWords,
): FeedbackPiece[] {
  return annotations.flatMap((annotation) => {
    const item = evidence.find(({ id }) => id === annotation.evidenceId)
    const comment = annotation.comment.trim()
    const quote = collapseSpace(findQuote(annotation.selectors)?.exact ?? '').trim()
    if (!item || (comment === '' && quote === '')) return []
    const place = words.place(item, annotation)
    const id = `annotation/${annotation.id}`
    if (quote === '') return [{ id, kind: 'annotation', place, markdown: `*${escapeMarkdown(place)}*: ${comment}` }]
    const quoted = quoteMarkdown(`“${escapeMarkdown(quote)}”\n\n*${escapeMarkdown(place)}*`)
    return [{ id, kind: 'annotation', place, markdown: comment === '' ? quoted : `${quoted}\n\n${comment}` }]
  })
}
