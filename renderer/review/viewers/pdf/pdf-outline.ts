import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** One heading of a document's own table of contents. */
export type OutlineEntry = {
  /** Unique within the outline: its place, such as "0.2.1". */
  id: string
  title: string
  /** Where it leads within the document: a name, or pdf.js's explicit form; null where it leads out of it or nowhere. */
  destination: string | unknown[] | null
  /** An address on the web; null otherwise. */
  url: string | null
  children: OutlineEntry[]
}

type OutlineNode = { title: string; dest: string | unknown[] | null; url: string | null; items: OutlineNode[] }

/** A stranger's outline may hold any number of entries, and be as deep as it likes. */
const MOST_ENTRIES = 3000
const DEEPEST = 12

/** The outline as the document has it; empty where it has none, or one that can't be read. */
export async function readOutline(document: PDFDocumentProxy): Promise<OutlineEntry[]> {
  const nodes = (await document.getOutline().catch(() => null)) as OutlineNode[] | null
  let left = MOST_ENTRIES
  const entriesOf = (siblings: readonly OutlineNode[], parent: string, depth: number): OutlineEntry[] => {
    const entries: OutlineEntry[] = []
    for (const [at, { title, dest, url, items }] of siblings.entries()) {
      if (left === 0) break
      left -= 1
      const id = `${parent}${at}`
      const children = depth < DEEPEST ? entriesOf(items, `${id}.`, depth + 1) : []
      entries.push({ id, title: title.trim(), destination: dest, url, children })
    }
    return entries
  }
  return entriesOf(nodes ?? [], '', 1)
}
