import { describeText, type Selector } from '../../../../shared/domain'
import type { ShownAnnotation } from '../../viewers/viewer'
import { type DomText, readDomText, textRectangles } from '../anchoring/dom-text'
import { boxWithin, joinLines } from '../anchoring/page-geometry'
import type { Placement } from '../anchoring/place-quote'
import { placeText } from '../anchoring/place-text'
import { type Mark, wordShapeOf } from './mark'
import { MarkLayer } from './mark-layer'

/** Annotations on flowing text. `words` holds the text; its parent must be positioned and gets the layer. */
export class TextMarks {
  private readonly layer: MarkLayer
  private placed: { shown: ShownAnnotation; placement: Placement }[] = []
  private activeId: string | null = null

  /** @param text the words' text, where that isn't simply what `words` holds. */
  constructor(
    private readonly words: HTMLElement,
    private readonly text: DomText = readDomText(words),
  ) {
    this.layer = new MarkLayer(words.ownerDocument)
    words.parentElement?.append(this.layer.element)
  }

  /** Finds the annotations' words and draws them. What isn't found is left out, never put somewhere else. */
  show(annotations: readonly ShownAnnotation[], activeId: string | null): void {
    this.activeId = activeId
    this.placed = annotations.flatMap((shown) => {
      const placement = placeText(this.text.text, shown.selectors)
      return placement ? [{ shown, placement }] : []
    })
    this.layout()
  }

  /** Measures again, after the text was laid out anew. */
  layout(): void {
    const surface = this.layer.element.getBoundingClientRect()
    this.layer.draw(
      this.placed.map(({ shown: { annotation, criterion, placement: quality, isEarlier }, placement }): Mark => {
        const range = this.text.rangeOf(placement.start, placement.end)
        const lines = range ? joinLines(textRectangles(range)) : []
        return {
          annotationId: annotation.id,
          shape: wordShapeOf(annotation.shape),
          boxes: lines.map((line) => boxWithin(line, surface)).filter((box) => box !== null),
          criterionIndex: criterion?.index ?? null,
          code: null,
          isActive: annotation.id === this.activeId,
          isUncertain: placement.quality === 'approximate' || quality === 'approximate',
          isEarlier,
        }
      }),
    )
  }

  /** Selectors for a range of the words; empty where it holds none. */
  describe(range: Range): Selector[] {
    const offsets = this.text.offsetsOf(range)
    return offsets ? describeText(this.text.text, offsets.start, offsets.end) : []
  }

  hit(clientX: number, clientY: number): string | null {
    return this.layer.hit(clientX, clientY)
  }

  rectangleOf(annotationId: string): DOMRect | null {
    return this.layer.rectangleOf(annotationId)
  }

  /** Where an annotation's words begin in the text (UTF-16); null where they weren't found. */
  startOf(annotationId: string): number | null {
    return this.placed.find(({ shown }) => shown.annotation.id === annotationId)?.placement.start ?? null
  }

  /** The range of a stretch of the text, as far as it is in the page; null where nothing of it is. */
  rangeOf(start: number, end: number): Range | null {
    return this.text.rangeOf(start, end)
  }

  /** Ranges of the words that match; letter case doesn't matter. */
  search(query: string, most: number): Range[] {
    return this.matches(query, most).flatMap(({ start, end }) => this.text.rangeOf(start, end) ?? [])
  }

  /** Where words match, in the whole text (UTF-16). */
  matches(query: string, most: number): { start: number; end: number }[] {
    const pattern = new RegExp(query.trim().split(/\s+/u).map(escapePattern).join('\\s+'), 'giu')
    const found: { start: number; end: number }[] = []
    for (const { 0: words, index } of this.text.text.matchAll(pattern)) {
      if (words !== '') found.push({ start: index, end: index + words.length })
      if (found.length === most) break
    }
    return found
  }

  remove(): void {
    this.layer.element.remove()
  }
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
