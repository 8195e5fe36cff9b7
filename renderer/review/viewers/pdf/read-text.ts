import type { ReadText } from '../../evidence-text/evidence-text'
import { openPdf } from './open-pdf'
import { pageText } from './page-text'
import { startThread } from './pdf-workers'
import { readSource } from './source-bytes'

/**
 * Reads a PDF's words page by page, in a worker of its own; none where it is broken, empty or locked: nobody could have marked
 * words in it.
 * @throws where its bytes can't be read now, and the signal's reason where that was raised.
 */
export const readText: ReadText = async function* readPdfText(item, source, signal) {
  const failing = new AbortController()
  const fail = (reason: string) => failing.abort(new Error(`The bytes of ${item.id} can't be read: ${reason}`))
  const stop = AbortSignal.any([signal, failing.signal])
  const read = await readSource(source, fail)
  if (!read.ok) fail(read.reason)
  stop.throwIfAborted()
  if (!read.ok) return
  const pdf = openPdf(read.input, startThread())
  try {
    const opening = await untilAborted(pdf.opening, stop)
    if (!opening.ok) return
    for (let number = 1; number <= opening.document.numPages; number++) {
      const page = await untilAborted(opening.document.getPage(number), stop)
      yield { page: number, part: null, text: await untilAborted(pageText(page), stop) }
      page.cleanup()
    }
  } finally {
    await pdf.close()
  }
}

/** The worker may never answer, so what is awaited ends with the signal. */
function untilAborted<Value>(answer: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason)
    // Heard in any case: an answer that comes after the end is no error of anybody's.
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort, { once: true })
  })
}
