import { NO_WORDS, type Stretch, TextRun } from './text-runs'

/** Where a person looks: the part of a scrolling element that is in sight, in the coordinates of its document's window. */
export type View = { scroller: Element; top: number; bottom: number }

/** Nearest to the edges of the view that a passage is put, as a share of its height: beneath it, the bar and the hint have room. */
const MARGIN = { top: 0.15, bottom: 0.25 }

/** What scrolls `root`: the nearest element around it that does, or the document. */
export function viewOf(root: HTMLElement): View {
  const owner = root.ownerDocument
  const view = owner.defaultView
  for (let element: HTMLElement | null = root; element && view; element = element.parentElement) {
    if (element === owner.body || element === owner.documentElement) break
    if (!/auto|scroll/.test(view.getComputedStyle(element).overflowY)) continue
    const { top, bottom } = element.getBoundingClientRect()
    return { scroller: element, top, bottom }
  }
  return { scroller: owner.scrollingElement ?? owner.documentElement, top: 0, bottom: view?.innerHeight ?? 0 }
}

/** Whether any line of a range is in sight. */
export function isInSight(range: Range, { top, bottom }: View): boolean {
  return [...range.getClientRects()].some((line) => line.bottom > top && line.top < bottom)
}

/** Scrolls as far as it takes to see a point, and something of what stands around it. */
export function scrollToPoint(node: Text, offset: number, { scroller, top, bottom }: View): void {
  const range = node.ownerDocument.createRange()
  range.setStart(node, Math.max(0, offset - 1))
  range.setEnd(node, Math.min(node.length, Math.max(1, offset)))
  const line = range.getBoundingClientRect()
  const [first, last] = [top + (bottom - top) * MARGIN.top, bottom - (bottom - top) * MARGIN.bottom]
  if (line.top < first) scroller.scrollTop += line.top - first
  else if (line.bottom > last) scroller.scrollTop += line.bottom - last
}

/**
 * The first sentence that begins in sight; where none does, one that goes on there; null where no words are in sight. Goes down from
 * the root by boxes, so that of a long document only what is in sight is measured.
 */
export function firstSentenceInSight(root: HTMLElement, view: View): { run: TextRun; sentence: Stretch } | null {
  let goesOn: { run: TextRun; sentence: Stretch } | null = null
  for (const node of textsInSight(root, view)) {
    const run = TextRun.around(root, node)
    for (const sentence of run.unitsOf('sentence')) {
      const lines = run.rangeOf(sentence).getClientRects()
      const [first, last] = [lines[0], lines[lines.length - 1]]
      if (!first || !last) continue
      if (first.top >= view.top - 1 && first.bottom <= view.bottom + 1) return { run, sentence }
      if (last.bottom > view.top && first.top < view.bottom) goesOn ??= { run, sentence }
    }
  }
  return goesOn
}

function* textsInSight(parent: Element, view: View): Generator<Text> {
  for (const child of parent.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) {
      if ((child as Text).data.trim() !== '') yield child as Text
    } else if (child.nodeType === Node.ELEMENT_NODE) {
      const element = child as Element
      if (element.matches(NO_WORDS)) continue
      const { top, bottom, height } = element.getBoundingClientRect()
      // A box without a height (`display: contents`, a text layer that only positions) says nothing about what is in it.
      if (height > 0 && (bottom <= view.top || top >= view.bottom)) continue
      yield* textsInSight(element, view)
    }
  }
}
