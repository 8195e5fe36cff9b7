import type { Annotation, Placement } from '../../../../shared/domain'
import type { TextPart } from '../../evidence-text/evidence-text'
import { placeInParts, type PreparedParts, prepareParts } from './place-in-parts'

/** Finds annotations in the words of one file; lives in a worker, since a long file takes longer than a frame. */
export class Anchorer {
  private readonly parts: TextPart[] = []
  private prepared: PreparedParts | null = null

  /** Takes a stretch of the file's words; all of them before the first is placed. */
  add(part: TextPart): void {
    this.parts.push(part)
  }

  /** Where each annotation is in the file. @param sha256 the file's. */
  place(annotations: readonly Annotation[], sha256: string): Placement[] {
    const prepared = (this.prepared ??= prepareParts(this.parts))
    return annotations.map((annotation) => placeInParts(prepared, annotation, sha256))
  }
}
