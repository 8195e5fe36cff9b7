import { vi } from 'vitest'
import type { Annotation, EvidenceItem } from '../../../../shared/domain'
import { type ShownViewer, showViewer } from '../show-viewer'
import { markedWords } from './words'

/** Where a viewer's words are: in its frame's document, or in the viewer itself. */
export const wordsRoot = (viewer: ShownViewer): Element | Document =>
  viewer.element.querySelector('iframe')?.contentDocument ?? viewer.element

const PATIENT = { timeout: 20_000, interval: 100 }

/** Shows a document with annotations, and reads the words that are marked for each; for one that is drawn nowhere, no words. */
export async function showMarked(item: EvidenceItem, bytes: Uint8Array, annotations: readonly Annotation[]) {
  // A viewer may hand its bytes over to a worker.
  const viewer = await showViewer(item, bytes.slice(), { annotations: [...annotations] })
  return {
    viewer,
    /** Goes to an annotation and reads what is marked for it, as soon as that settles. */
    async wordsOf({ id }: Annotation, expected: (words: string) => boolean): Promise<string> {
      viewer.change({ reveal: { annotationId: id } })
      let words = ''
      await vi
        .waitFor(() => {
          words = markedWords(wordsRoot(viewer), id)
          if (!expected(words)) throw new Error(`marked are "${words}"`)
        }, PATIENT)
        .catch(() => undefined)
      return words
    },
  }
}
