import type { ReactNode } from 'react'
import type { Annotation, AnnotationShape, EvidenceItem, Rubric, Selector } from '../../../shared/domain'
import type { EvidenceBytes, ReadingPosition } from '../../store/contract'
import type { NotePlace } from './note-place'

/** What the pointer (or the selection) does in a viewer. */
export type AnnotationTool = 'select' | 'highlight' | 'underline' | 'area' | 'pin'

/** An annotation as a viewer draws it. */
export type ShownAnnotation = {
  annotation: Annotation
  /** The criterion that it is tied to: its place in the rubric (0 is the first, decides the colour) and its code, such as "C2". */
  criterion: { index: number; code: string } | null
}

/** A passage or an area that the assessor has just chosen; the desk makes an annotation of it. */
export type AnnotationTarget = {
  shape: AnnotationShape
  /** Most exact first, see `shared/domain/selectors.ts`. */
  selectors: Selector[]
}

/** Asks the viewer to scroll to an annotation. A new object asks again, even for the same annotation. */
export type Reveal = { annotationId: string }

/** What a desk hands to `EvidenceViewer`; viewers know nothing of the store and report upward through `on…`. */
export type ViewerProps = {
  item: EvidenceItem
  /** Reads the sealed bytes. Called once for each item; called again after `onTakeOffline` has brought them (see `isHere`). */
  load: () => Promise<EvidenceBytes>
  /** Whether the bytes are on this machine and verified; when it becomes true, the viewer loads them. */
  isHere: boolean
  /** This item's annotations. */
  annotations: readonly ShownAnnotation[]
  tool: AnnotationTool
  /** Keys that choose a tool (h, u, a, p, Escape) work while the viewer has the focus. */
  onTool(tool: AnnotationTool): void
  /** True where nothing can be annotated: the work was sent, or the text has no file. Nothing is offered then. */
  isReadOnly?: boolean
  activeAnnotationId: string | null
  reveal: Reveal | null
  onCreate(target: AnnotationTarget): void
  /** A click on an annotation, or (null) beside all of them. */
  onActivate(annotationId: string | null): void
  /** Shown beside the active annotation, such as an `AnnotationPopover`; null for nothing. */
  note: ReactNode
  /** Where the viewer puts its page, zoom and find controls: an element in the desk's toolbar row, right side. */
  toolbar: HTMLElement | null
  onSaveCopy(): void
  /** "Take offline to read it here", for evidence whose bytes are not on this machine. */
  onTakeOffline(): void
  /** Opens an https address that the assessor asked for in the system browser. */
  onOpenLink(url: string): void
  /** Where reading stopped the last time; read once, when the item opens. */
  reading: ReadingPosition | null
  onReading(position: Partial<ReadingPosition>): void
  /** For names and levels of criteria (ratings in a vouch, chips). */
  rubric: Rubric
}

/** What `EvidenceViewer` hands to the viewer of a kind: the same, with the bytes there. */
export type ViewerBodyProps = Omit<ViewerProps, 'load' | 'isHere' | 'note' | 'onTakeOffline'> & {
  bytes: Uint8Array
  place: NotePlace
}
