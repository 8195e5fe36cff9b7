import type { Annotation, EvidenceItem, EvidenceKind, Score } from '../domain'
import { describePlace, quotedWords } from './place'

/** What is told about the evidence for one criterion's level. */
export type EvidenceDescription = { narrative: string; genre?: string }

/** Most passages that are listed for one criterion; the others are counted. */
const MAX_PASSAGES = 6

/** Most characters of a quotation. A badge points at the work, it doesn't republish it. */
const MAX_QUOTE_CHARACTERS = 400

const GENRES: Record<EvidenceKind, string> = {
  portfolio: 'Portfolio',
  project: 'Project',
  vouch: 'Peer vouch',
  demonstration: 'Practical demonstration',
  talk: 'Conference talk',
  'self-evaluation': 'Self-evaluation',
  'exam-result': 'Exam result',
  link: 'Web page',
}

/** What a badge calls work of this kind. */
export const genreOf = (kind: EvidenceKind): string => GENRES[kind]

/** What the evidence for one criterion's level is called; by this name a reader of the badge finds it. */
export function evidenceName(criterionName: string, levelName: string): string {
  return `${criterionName}: ${levelName}`
}

/**
 * The assessor's reasons for one criterion's level and the passages that justify it, as Markdown; undefined where there is nothing to
 * tell. The assessor's comments on passages stay inside, as working notes do, and vouches are named but neither quoted nor titled:
 * they are other people's words, given to the assessor and not to the world.
 */
export function describeEvidence(support: {
  score: Score
  annotations: readonly Annotation[]
  items: readonly EvidenceItem[]
}): EvidenceDescription | undefined {
  const { score, items } = support
  const references = [
    ...inOrder(support.annotations, items).map(({ annotation, item }) => ({ item, text: describePassage(annotation, item) })),
    ...items.filter((item) => score.wholeItemIds.includes(item.id)).map((item) => ({ item, text: `- ${nameItem(item)}` })),
  ]
  const reasons = score.rationale.trim()
  if (references.length === 0 && (reasons === '' || score.noEvidenceFound)) return undefined
  const left = references.length - MAX_PASSAGES
  const paragraphs = [
    ...(reasons === '' ? [] : [escapeMarkdown(reasons)]),
    ...references.slice(0, MAX_PASSAGES).map(({ text }) => text),
    ...(left > 0 ? [`- and ${left} more`] : []),
  ]
  const kinds = new Set(references.map(({ item }) => GENRES[item.kind]))
  return { narrative: paragraphs.join('\n\n'), ...(kinds.size > 0 && { genre: [...kinds].join(', ') }) }
}

/** Passages with their items, in the order of the submission and then of making. */
function inOrder(
  annotations: readonly Annotation[],
  items: readonly EvidenceItem[],
): { annotation: Annotation; item: EvidenceItem }[] {
  return items.flatMap((item) =>
    annotations
      .filter((annotation) => annotation.evidenceId === item.id)
      .sort((one, other) => one.createdAt.localeCompare(other.createdAt) || one.id.localeCompare(other.id))
      .map((annotation) => ({ annotation, item })),
  )
}

function describePassage(annotation: Annotation, item: EvidenceItem): string {
  if (item.kind === 'vouch') return `- ${nameItem(item)}`
  const place = describePlace(annotation.selectors)
  const source = place === null ? nameItem(item) : `${nameItem(item)}, ${place}`
  const words = quotedWords(annotation.selectors, MAX_QUOTE_CHARACTERS)
  if (words === null) return `- ${source}`
  return `> ${escapeMarkdown(words)}\n>\n> ${source}`
}

function nameItem(item: EvidenceItem): string {
  return item.kind === 'vouch' ? 'A peer vouch' : `*${escapeMarkdown(item.title)}*`
}

/** Words as they are, whatever Markdown would make of them: what a candidate wrote must not become markup in somebody's wallet. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>&#|~!]/g, '\\$&')
    .replace(/^(\s*)([-+=])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2')
}
