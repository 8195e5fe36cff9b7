import { type Remote, wrap } from 'comlink'
import type { CompareDoor } from './compare-worker'
import type { Finding } from './comparison'
import { type ReadableItem, readDocuments } from './read-documents'

/** Another submission, opened when its turn comes. */
export type OtherSubmission = {
  id: string
  /** Null where it has gone in the meantime. */
  open(): Promise<{ items: readonly ReadableItem[] } | null>
}

export type SimilarSearch = {
  /** All that the candidate handed in and that can be read. */
  mine: readonly ReadableItem[]
  /** Texts that everybody had before them: the task, the rubric. */
  given: readonly string[]
  others: readonly OtherSubmission[]
  /** After each submission. */
  onProgress(done: number): void
}

export type SimilarResult = {
  findings: Finding[]
  /** How many more there are. */
  left: number
  /** Other submissions that were searched. */
  searched: number
  /** Items that could not be read, of the candidate's and of the others. */
  unread: { mine: number; others: number }
  /** The candidate's evidence has no words: there was nothing to look for. */
  isWordless: boolean
}

/**
 * Looks for what a candidate handed in in their other items and in other submissions. Texts are read one item at a time and compared in a
 * worker that ends, with all that it has read, when this does.
 * @throws the signal's reason where that was raised, and where the worker failed.
 */
export async function searchSimilar(search: SimilarSearch, signal: AbortSignal): Promise<SimilarResult> {
  signal.throwIfAborted()
  const worker = new Worker(new URL('./compare-worker.ts', import.meta.url), { type: 'module', name: 'similar' })
  // A worker that was ended, or that failed, never answers.
  const ended = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    worker.addEventListener('error', () => reject(new Error('Comparing texts has failed.')), { once: true })
  })
  ended.catch(() => undefined)
  try {
    return await run(search, wrap<CompareDoor>(worker), signal, (answer) => Promise.race([answer, ended]))
  } finally {
    worker.terminate()
  }
}

async function run(
  { mine, given, others, onProgress }: SimilarSearch,
  door: Remote<CompareDoor>,
  signal: AbortSignal,
  orEnded: <Value>(answer: Promise<Value>) => Promise<Value>,
): Promise<SimilarResult> {
  const own = await readDocuments(mine, signal)
  const unread = { mine: own.unread, others: 0 }
  const hasWords = own.documents.some(({ pages }) => pages.some(({ text }) => /[\p{L}\p{N}]/u.test(text)))
  if (!hasWords) return { findings: [], left: 0, searched: 0, unread, isWordless: true }
  await orEnded(door.begin(own.documents, given))
  let searched = 0
  for (const [at, other] of others.entries()) {
    const opened = await other.open()
    signal.throwIfAborted()
    if (opened) {
      const read = await readDocuments(opened.items, signal)
      unread.others += read.unread
      searched++
      await orEnded(door.compare(other.id, read.documents))
    }
    onProgress(at + 1)
  }
  return { ...(await orEnded(door.result())), searched, unread, isWordless: false }
}
