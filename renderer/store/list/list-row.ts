import type { Submission } from '../../../shared/domain'
import type { QueueRow } from '../contract'
import { totalsOf } from '../evidence/totals'

/** What a list shows of an allocation that names a person or their work; sealed in segments. */
export type ListRow = {
  allocationId: string
  /** Name, or pseudonym under blind marking. */
  candidate: string
  pseudonym: string
  evidence: QueueRow['evidence']
  /** Evidence titles, to be searched. */
  titles: string
  bytesTotal: number
  itemsTotal: number
}

/** The list row for an allocation of this submission revision. */
export function toListRow(allocationId: string, submission: Submission): ListRow {
  return {
    allocationId,
    candidate: submission.candidate.name ?? submission.candidate.pseudonym,
    pseudonym: submission.candidate.pseudonym,
    evidence: submission.evidence.map(({ kind, mediaType, vouch }) => ({ kind, mediaType, vouch })),
    titles: submission.evidence.map((item) => item.title).join('\n'),
    ...totalsOf(submission.evidence),
  }
}
