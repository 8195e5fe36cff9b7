import type { EarlierDecision, EvidenceItem, Submission } from '../../../shared/domain'

/** Ids of the two entries that are no evidence item. */
export const NARRATIVE = 'narrative'
export const EARLIER = 'earlier'

/** One line of the evidence list. */
export type Entry =
  | { id: typeof NARRATIVE; kind: 'narrative'; narrative: string }
  | { id: string; kind: 'item'; item: EvidenceItem }
  | { id: typeof EARLIER; kind: 'earlier'; decision: EarlierDecision }

export type EntryGroup = { name: 'evidence' | 'vouches' | 'earlier'; entries: Entry[] }

/** What there is to read, in the order in which it is listed; groups without entries are left out. */
export function listEntries(submission: Pick<Submission, 'narrative' | 'evidence' | 'earlierDecision'>): EntryGroup[] {
  const asEntry = (item: EvidenceItem): Entry => ({ id: item.id, kind: 'item', item })
  const evidence: Entry[] = submission.evidence.filter((item) => item.kind !== 'vouch').map(asEntry)
  const { narrative, earlierDecision } = submission
  if (narrative.trim() !== '') evidence.unshift({ id: NARRATIVE, kind: 'narrative', narrative })
  const vouches = submission.evidence.filter((item) => item.kind === 'vouch').map(asEntry)
  const earlier: Entry[] = earlierDecision ? [{ id: EARLIER, kind: 'earlier', decision: earlierDecision }] : []
  const groups: EntryGroup[] = [
    { name: 'evidence', entries: evidence },
    { name: 'vouches', entries: vouches },
    { name: 'earlier', entries: earlier },
  ]
  return groups.filter((group) => group.entries.length > 0)
}

/** The entry beside this one, stopping at either end; the first where this one isn't there. */
export function neighbourEntry(groups: readonly EntryGroup[], id: string, step: 1 | -1): Entry | undefined {
  const entries = groups.flatMap((group) => group.entries)
  const at = entries.findIndex((entry) => entry.id === id)
  if (at < 0) return entries[0]
  return entries[Math.min(Math.max(at + step, 0), entries.length - 1)]
}

/**
 * What to show first: the item that was read last, else the first evidence item, else the first entry.
 * @param reading when each item was opened last, by evidence id.
 */
export function firstEntry(
  groups: readonly EntryGroup[],
  reading: Readonly<Record<string, { openedAt: string }>>,
): Entry | undefined {
  const entries = groups.flatMap((group) => group.entries)
  const [latest] = entries
    .filter((entry) => reading[entry.id] !== undefined)
    .sort((a, b) => (reading[b.id]?.openedAt ?? '').localeCompare(reading[a.id]?.openedAt ?? ''))
  return latest ?? entries.find((entry) => entry.kind === 'item') ?? entries[0]
}
