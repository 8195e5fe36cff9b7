import { wrap } from 'comlink'
import { type Annotation, type EvidenceItem, findQuote, type Placement } from '../../../../shared/domain'
import { readEvidenceText } from '../../evidence-text/read-evidence-text'
import type { EvidenceSource } from '../../viewers/viewer'
import type { Anchorer } from '../anchoring/anchorer'

/**
 * Where annotations that were made on other bytes are in the file of an item that is shown now.
 * @throws where its bytes can't be read now, and the signal's reason where that was raised.
 */
export async function placeAnnotations(
  item: EvidenceItem,
  source: EvidenceSource,
  annotations: readonly Annotation[],
  signal: AbortSignal,
): Promise<Placement[]> {
  const worker = new Worker(new URL('../anchoring/anchor-worker.ts', import.meta.url), { type: 'module', name: 'anchoring' })
  const anchorer = wrap<Anchorer>(worker)
  // A worker that was ended never answers.
  const ended = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    worker.addEventListener('error', () => reject(new Error('Looking for annotations has failed.')), { once: true })
  })
  ended.catch(() => undefined)
  try {
    signal.throwIfAborted()
    // Only words can be found again; where there are none to look for, a long recording needn't be read to know that.
    if (annotations.some(({ selectors }) => findQuote(selectors) !== null)) {
      for await (const part of readEvidenceText(item, source, signal)) await Promise.race([anchorer.add(part), ended])
    }
    return await Promise.race([anchorer.place(annotations, source.file.sha256), ended])
  } finally {
    worker.terminate()
  }
}
