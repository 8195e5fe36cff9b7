import type { EvidenceItem } from '../../../shared/domain'
import { readEvidenceText } from '../evidence-text/read-evidence-text'
import type { EvidenceSource } from '../viewers/viewer'
import type { SearchedDocument } from './documents'

/** An item of evidence whose bytes are on this machine, as far as anybody knows. */
export type ReadableItem = { item: EvidenceItem; source: EvidenceSource }

/** What nobody wrote for this: libraries that came along, lists of their versions, and what programs made of other files. */
const NOT_WRITTEN =
  /(?:^|\/)(?:node_modules|bower_components|vendor|third_party|site-packages|\.venv|venv|dist|build|target|__MACOSX)\/|(?:^|\/)(?:package-lock\.json|yarn\.lock|pnpm-lock\.yaml|poetry\.lock|Cargo\.lock|composer\.lock|Gemfile\.lock)$|\.min\.(?:js|css)$|\.map$/i
/** A longer item is searched as far as this; a thousand full pages have about so many characters. */
const MOST_CHARACTERS = 4_000_000
/** A file that keeps its reader busy for longer is hostile. */
const PATIENCE_MS = 60_000

/**
 * The words of items, file by file.
 * @returns `unread` counts the items that could not be read, or not within a minute.
 * @throws the signal's reason where that was raised.
 */
export async function readDocuments(
  items: readonly ReadableItem[],
  signal: AbortSignal,
): Promise<{ documents: SearchedDocument[]; unread: number }> {
  const documents: SearchedDocument[] = []
  let unread = 0
  for (const each of items) {
    const patience = new AbortController()
    const giveUp = () => patience.abort(signal.reason)
    signal.throwIfAborted()
    signal.addEventListener('abort', giveUp, { once: true })
    const timer = setTimeout(() => patience.abort(new Error(`${each.item.id} takes too long to be read`)), PATIENCE_MS)
    try {
      documents.push(...(await readItem(each, patience.signal)))
    } catch {
      signal.throwIfAborted()
      unread++
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', giveUp)
    }
  }
  return { documents, unread }
}

async function readItem({ item, source }: ReadableItem, signal: AbortSignal): Promise<SearchedDocument[]> {
  const documents: (SearchedDocument & { pages: { page: number | null; text: string }[] })[] = []
  let characters = 0
  for await (const { page, part, text } of readEvidenceText(item, source, signal)) {
    signal.throwIfAborted()
    if (part !== null && NOT_WRITTEN.test(part)) continue
    const last = documents.at(-1)
    if (last && page !== null && last.part === part) last.pages.push({ page, text })
    else documents.push({ evidenceId: item.id, part, pages: [{ page, text }] })
    characters += text.length
    if (characters > MOST_CHARACTERS) break
  }
  return documents
}
