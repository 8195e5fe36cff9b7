import { type EvidenceItem, filesOf } from '../../../shared/domain'

/** What a submission's evidence comes to when it is here: renditions go offline beside their originals, so their bytes count too. */
export function totalsOf(evidence: readonly EvidenceItem[]): { bytesTotal: number; itemsTotal: number } {
  const bytesTotal = evidence.flatMap(filesOf).reduce((sum, file) => sum + file.sizeBytes, 0)
  return { bytesTotal, itemsTotal: evidence.length }
}
