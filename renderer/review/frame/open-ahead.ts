import type { EvidenceItem } from '../../../shared/domain'
import type { EvidenceSource } from '../viewers/viewer'
import { viewerNameFor } from './viewer-for'

/**
 * Begins to open an item before its viewer is there, so that neither waits for the other. Only a PDF has work to do that a worker does.
 * @param source the same object that its viewer will get.
 * @returns resolves when the worker has its file; at once where there is nothing to begin.
 */
export async function openAhead(item: EvidenceItem, source: EvidenceSource): Promise<void> {
  if (viewerNameFor(item) !== 'pdf') return
  const pdf = await import('../viewers/pdf/pdf-opening')
  await pdf.openAhead(source)
}
