import { type EvidenceItem, shownFile } from '../../../shared/domain'

const isRecording = (item: EvidenceItem) => /^(?:video|audio)\//.test(shownFile(item).mediaType)
const isPaged = (item: EvidenceItem) => shownFile(item).mediaType === 'application/pdf'

/** What is looked at beside an item: a talk's slides beside its recording. Null where nothing belongs there. */
export function companionOf(item: EvidenceItem, evidence: readonly EvidenceItem[]): EvidenceItem | null {
  if (item.kind !== 'talk' || item.group === null || !isRecording(item)) return null
  return evidence.find((other) => other.id !== item.id && other.group === item.group && isPaged(other)) ?? null
}

/** The talk's recording beside which an item is looked at; null where it stands by itself. */
export function recordingOf(itemId: string, evidence: readonly EvidenceItem[]): EvidenceItem | null {
  return evidence.find((item) => companionOf(item, evidence)?.id === itemId) ?? null
}
