import { sanitise, type WordsForPicture } from '../../../prose/sanitise'
import type { WordFailure } from './container'
import type { LeftOut } from './left-out'
import type { WordAnswer } from './word-worker'

/** A document that takes longer was made to; the worker is ended, whatever it does. */
const PATIENCE_MS = 20_000
const PLACEHOLDER = /^data:image\/png;base64,(\d+)$/

type OpenedWord = { ok: true; content: DocumentFragment; leftOut: readonly LeftOut[] } | { ok: false; reason: WordFailure }

/**
 * A Word document as safe markup, converted in a worker of its own: headings, lists, tables, notes and pictures, without its looks.
 * @throws the signal's reason where that was raised.
 */
export async function openWord(bytes: Uint8Array, wordsFor: WordsForPicture, signal: AbortSignal): Promise<OpenedWord> {
  const answer = await convert(bytes, signal)
  if (!answer.ok) return answer
  const content = sanitise(answer.html, wordsFor)
  for (const picture of content.querySelectorAll('img')) {
    const index = PLACEHOLDER.exec(picture.getAttribute('src') ?? '')?.[1]
    const address = index === undefined ? undefined : answer.images[Number(index)]
    if (address !== undefined) picture.src = address
  }
  return { ok: true, content, leftOut: answer.leftOut }
}

async function convert(bytes: Uint8Array, signal: AbortSignal): Promise<WordAnswer> {
  signal.throwIfAborted()
  const worker = new Worker(new URL('./word-worker.ts', import.meta.url), { type: 'module', name: 'word' })
  const ending = new AbortController()
  const { signal: ended } = ending
  try {
    return await new Promise<WordAnswer>((resolve, reject) => {
      const patience = setTimeout(() => resolve({ ok: false, reason: 'too-large' }), PATIENCE_MS)
      ended.addEventListener('abort', () => clearTimeout(patience))
      signal.addEventListener('abort', () => reject(signal.reason), { signal: ended })
      worker.addEventListener('message', ({ data }: MessageEvent<WordAnswer>) => resolve(data))
      worker.addEventListener('error', () => resolve({ ok: false, reason: 'broken' }))
      worker.postMessage(bytes)
    })
  } finally {
    ending.abort()
    worker.terminate()
  }
}
