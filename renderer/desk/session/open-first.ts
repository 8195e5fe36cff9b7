import { shownFile } from '../../../shared/domain'
import { openAhead } from '../../review'
import type { DeskRecord, EvidenceStore } from '../../store'
import { firstEntry, listEntries } from '../evidence/entries'
import { sourceOf } from '../reading/evidence-source'

/** Begins to open what the desk of a submission will show first. Resolves when a worker has it; at once where there is nothing to begin. */
export async function openFirst(evidence: EvidenceStore, record: DeskRecord): Promise<void> {
  const { submission, allocation, evidenceHere, reading } = record
  const entry = firstEntry(listEntries(submission), reading)
  if (entry?.kind !== 'item' || evidenceHere[shownFile(entry.item).id] !== true) return
  await openAhead(entry.item, sourceOf(evidence, allocation.id, entry.item, submission.evidence))
}
