/** The words of one file: a document with its pages, or one file of an archive. */
export type SearchedDocument = {
  evidenceId: string
  /** Path within an archive, as in `Annotation.part`; null otherwise. */
  part: string | null
  pages: readonly { page: number | null; text: string }[]
}

/** A place in a document: its page, and where that page's text begins in the document's. */
export type PagePlace = { page: number | null; text: string; from: number }

/** One text of all pages, so that a passage may go on over the foot of a page. */
export function joinPages({ pages }: SearchedDocument): { text: string; pageAt(offset: number): PagePlace } {
  const places: PagePlace[] = []
  let from = 0
  for (const { page, text } of pages) {
    places.push({ page, text, from })
    from += text.length + 1
  }
  const nowhere: PagePlace = { page: null, text: '', from: 0 }
  return {
    text: pages.map(({ text }) => text).join('\n'),
    pageAt: (offset) => places.findLast((place) => place.from <= offset) ?? nowhere,
  }
}
