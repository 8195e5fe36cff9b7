import { type Point, TextRun, type Unit } from './text-runs'
import { firstSentenceInSight, isInSight, scrollToPoint, viewOf } from './visible-text'

export type Step = {
  unit: Unit | 'line'
  to: 'forward' | 'backward'
  /** Moves one end of what is selected instead of going on to the next. */
  extend: boolean
}

const RANK = { character: 0, word: 1, sentence: 2, line: 2 } as const

/**
 * Selects words below `root` without a pointer, in a page or in a frame's document. It works on the document's own selection, so that
 * whatever follows selections (the bar, the tools) follows this one too, and knows nothing of what shows the text.
 */
export class KeyboardSelection {
  /** What stays selected while an end moves: the word or sentence that was chosen first. */
  private origin: Range | null = null
  private focus: Point | null = null
  private grain: Step['unit'] = 'sentence'
  /** What was selected the last time, where choosing goes on. */
  private last: Range | null = null

  constructor(private readonly root: HTMLElement) {}

  /** True where ends were moved by characters: then they are meant exactly as they are. */
  get isByCharacter(): boolean {
    return this.grain === 'character'
  }

  /**
   * Selects a passage: the one given, else what is selected already, else the sentence after the one that was chosen last, else the
   * first sentence in sight. @returns false where there are no words.
   */
  begin(passage?: Range): boolean {
    const chosen = passage ?? this.selected()
    if (chosen) return this.adopt(chosen, 'word')
    const view = viewOf(this.root)
    const last = this.last
    if (last?.startContainer.isConnected && isInSight(last, view)) {
      this.adopt(last, 'sentence')
      if (this.move({ unit: 'sentence', to: 'forward', extend: false })) return true
    }
    const found = firstSentenceInSight(this.root, view)
    return found !== null && this.adopt(found.run.rangeOf(found.sentence), 'sentence')
  }

  /** @returns false where there is nothing further in that direction. */
  move(step: Step): boolean {
    if (!this.follow()) return this.begin()
    if (step.unit === 'line') return this.moveInLine(step.to, step.extend)
    return step.extend ? this.extend(step.unit, step.to) : this.moveBy(step.unit, step.to)
  }

  /** The words that are selected, with single spaces. */
  words(): string {
    return (this.selected() ? (this.selection()?.toString() ?? '') : '').replace(/\s+/gu, ' ').trim()
  }

  /** Takes the selection away; `begin` goes on after it. */
  end(): void {
    if (this.selected()) this.selection()?.removeAllRanges()
    this.origin = null
  }

  private selection(): Selection | null {
    return this.root.ownerDocument.getSelection()
  }

  private selected(): Range | null {
    const selection = this.selection()
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
    const range = selection.getRangeAt(0)
    return range.intersectsNode(this.root) ? range.cloneRange() : null
  }

  /** Takes over what the pointer may have selected meanwhile. */
  private follow(): boolean {
    const now = this.selected()
    if (!now) return false
    const { focus } = this
    const atEnd = now.endContainer === focus?.node && now.endOffset === focus.offset
    const atStart = now.startContainer === focus?.node && now.startOffset === focus.offset
    return this.origin !== null && (atEnd || atStart) ? true : this.adopt(now, 'word')
  }

  private adopt(range: Range, grain: Unit): boolean {
    const [start, end] = [this.textPoint(range, 'start'), this.textPoint(range, 'end')]
    if (!start || !end) return false
    this.grain = grain
    this.show(rangeBetween(start, end), end)
    return true
  }

  private moveBy(unit: Unit, to: Step['to']): boolean {
    const now = this.selected()
    if (!now || !this.origin) return false
    // From a sentence, the first step by words goes into it rather than past it.
    const isWithin = RANK[unit] < RANK[this.grain] && now.toString() === this.origin.toString()
    const from = this.textPoint(now, (to === 'forward') === isWithin ? 'start' : 'end')
    const found = from && this.unitBeside(from, unit, to, to === 'forward' ? 'start' : 'end', true)
    if (!found) return false
    this.grain = unit
    this.show(found.range, found.end)
    return true
  }

  private extend(unit: Unit, to: Step['to']): boolean {
    const { origin, focus } = this
    if (!origin || !focus) return false
    this.grain = unit
    // By characters, what was chosen first may become smaller too: only its far end stays.
    if (unit === 'character') origin.collapse(origin.comparePoint(focus.node, focus.offset) >= 0)
    const at = origin.comparePoint(focus.node, focus.offset)
    const isBefore = at < 0 || (at === 0 && to === 'backward')
    const from = at === 0 && isBefore ? this.textPoint(origin, 'start') : focus
    const found = from && this.unitBeside(from, unit, to, isBefore ? 'start' : 'end', false)
    if (!found) return false
    const next = isBefore ? found.start : found.end
    const shrinks = at !== 0 && isBefore === (to === 'forward')
    const isBack = shrinks && origin.comparePoint(next.node, next.offset) !== at
    if (isBack && origin.collapsed) return false
    const home = isBack ? this.textPoint(origin, 'end') : next
    if (home) this.show(origin, home)
    return true
  }

  private moveInLine(to: Step['to'], extend: boolean): boolean {
    const selection = this.selection()
    if (!selection || !this.focus) return false
    if (!extend) selection.collapse(this.focus.node, this.focus.offset)
    selection.modify(extend ? 'extend' : 'move', to, 'lineboundary')
    const point = { node: selection.focusNode, offset: selection.focusOffset }
    const isText = point.node?.nodeType === Node.TEXT_NODE && this.root.contains(point.node)
    if (!isText) return false
    const edge = point as Point
    if (extend) {
      this.grain = 'line'
      if (this.origin) this.show(this.origin, edge)
      return true
    }
    const found = this.unitBeside(
      edge,
      'word',
      to === 'forward' ? 'backward' : 'forward',
      to === 'forward' ? 'end' : 'start',
      true,
    )
    if (!found) return false
    this.grain = 'word'
    this.show(found.range, found.end)
    return true
  }

  /** The next unit whose start (or end) lies beyond a point, or at it where `orAt`; in the runs beyond where this one has none. */
  private unitBeside(from: Point, unit: Unit, to: Step['to'], side: 'start' | 'end', orAt: boolean) {
    let run: TextRun | null = TextRun.around(this.root, from.node)
    let offset = run.offsetOf(from) ?? 0
    while (run) {
      const units = run.unitsOf(unit)
      const stretch =
        to === 'forward'
          ? units.find((one) => one[side] > offset || (orAt && one[side] === offset))
          : units.findLast((one) => one[side] < offset || (orAt && one[side] === offset))
      if (stretch) {
        return {
          range: run.rangeOf(stretch),
          start: run.pointAt(stretch.start, 'start'),
          end: run.pointAt(stretch.end, 'end'),
        }
      }
      run = run.beside(this.root, to)
      offset = to === 'forward' ? -1 : Number.POSITIVE_INFINITY
    }
    return null
  }

  private show(origin: Range, focus: Point): void {
    this.origin = origin
    this.focus = focus
    const anchor = this.textPoint(origin, origin.comparePoint(focus.node, focus.offset) < 0 ? 'end' : 'start')
    if (!anchor) return
    this.selection()?.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset)
    this.last = this.selected()
    scrollToPoint(focus.node, focus.offset, viewOf(this.root))
  }

  /** The end of a range as a point in a text node, where it lies between elements: the nearest text within the range. */
  private textPoint(range: Range, side: 'start' | 'end'): Point | null {
    const [node, offset] = side === 'start' ? [range.startContainer, range.startOffset] : [range.endContainer, range.endOffset]
    if (node.nodeType === Node.TEXT_NODE) return { node: node as Text, offset }
    const walker = this.root.ownerDocument.createTreeWalker(this.root, NodeFilter.SHOW_TEXT)
    let found: Text | null = null
    while (walker.nextNode()) {
      const text = walker.currentNode as Text
      if (text.data.trim() === '' || !range.intersectsNode(text)) continue
      if (side === 'start') return { node: text, offset: 0 }
      found = text
    }
    return found && { node: found, offset: found.length }
  }
}

function rangeBetween(start: Point, end: Point): Range {
  const range = start.node.ownerDocument.createRange()
  range.setStart(start.node, start.offset)
  range.setEnd(end.node, end.offset)
  return range
}
