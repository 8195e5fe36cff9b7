import type { Annotation, EvidenceItem, Score } from '../../../shared/domain'

/** Something that a level points at: a passage, or an item as a whole. */
export type Link = { kind: 'passage'; id: string; annotation: Annotation } | { kind: 'item'; id: string; item: EvidenceItem }

/** What a criterion's level points at: its passages in the order in which they were marked, then whole items. */
export function listLinks(
  score: Pick<Score, 'wholeItemIds'>,
  annotations: readonly Annotation[],
  evidence: readonly EvidenceItem[],
): Link[] {
  return [
    ...annotations.map((annotation): Link => ({ kind: 'passage', id: annotation.id, annotation })),
    ...evidence.filter((item) => score.wholeItemIds.includes(item.id)).map((item): Link => ({ kind: 'item', id: item.id, item })),
  ]
}

/** The link beside the one with this id, around the ends; the first or last where that one is gone. */
export function neighbourLink(links: readonly Link[], id: string | null, step: 1 | -1): Link | undefined {
  const at = links.findIndex((link) => link.id === id)
  if (at < 0) return step === 1 ? links[0] : links.at(-1)
  return links[(at + step + links.length) % links.length]
}

/** The change that links an item as a whole, or takes that back. "None found" can't stand beside a link. */
export function toggleItem(score: Pick<Score, 'wholeItemIds' | 'noEvidenceFound'>, itemId: string) {
  const without = score.wholeItemIds.filter((each) => each !== itemId)
  const wholeItemIds = without.length < score.wholeItemIds.length ? without : [...without, itemId]
  return { wholeItemIds, noEvidenceFound: wholeItemIds.length > 0 ? false : score.noEvidenceFound }
}
