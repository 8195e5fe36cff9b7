import { vi } from 'vitest'
import type { ShownViewer } from './show-viewer'

/** Enough for a page on a busy machine. */
export const PATIENCE = { timeout: 15_000 }

/** Builds pdf.js and its worker for the tests, which takes longer than any of them on a cold machine. */
export const COLD_PATIENCE = { timeout: 90_000 }

export const pageOf = (viewer: ShownViewer, page: number) =>
  viewer.element.querySelector<HTMLElement>(`.page[data-page-number="${page}"]`)

/** The words of a page, once all of them are there. */
export async function wordsOf(viewer: ShownViewer, page: number, patience = PATIENCE): Promise<HTMLElement> {
  return vi.waitFor(() => {
    const layer = pageOf(viewer, page)?.querySelector<HTMLElement>('.textLayer')
    if (!layer?.querySelector('.endOfContent')) throw new Error(`no text on page ${page}`)
    return layer
  }, patience)
}

/** Whether something of the page is in the viewer's window. */
export function isInSight(viewer: ShownViewer, page: number): boolean {
  const container = viewer.element.querySelector('.pdfViewer')?.parentElement?.getBoundingClientRect()
  const shown = pageOf(viewer, page)?.getBoundingClientRect()
  return container !== undefined && shown !== undefined && shown.top < container.bottom - 5 && shown.bottom > container.top + 5
}
