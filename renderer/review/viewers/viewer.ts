import type { ReactNode } from 'react'
import type {
  Annotation,
  AnnotationShape,
  EvidenceFile,
  EvidenceItem,
  Placement,
  Rubric,
  Selector,
  Side,
} from '../../../shared/domain'
import type { EvidenceBytes, EvidenceStream, ReadingPosition } from '../../store/contract'
import type { NotePlace } from './note-place'
import type { TalkClock } from './talk-clock'

/** What the pointer (or the selection) does in a viewer. */
export type AnnotationTool = 'select' | 'highlight' | 'underline' | 'comment' | 'area' | 'pin' | 'time-range' | 'line-range'

/** How words are marked. */
export type WordShape = 'highlight' | 'underline' | 'comment'

/** An annotation as a viewer draws it. */
export type ShownAnnotation = {
  annotation: Annotation
  /**
   * Where it is in the file that is open: the annotation's own selectors where it was made on these bytes, those of its placement
   * otherwise. Empty for the whole item, and where it is orphaned: then nothing is drawn.
   */
  selectors: readonly Selector[]
  placement: Placement['quality']
  /** True where it is there to be read and never changed: it was made for an earlier revision's decision, or is another assessor's (`by`). */
  isEarlier: boolean
  /** Which of the two assessors made it between whom somebody is to settle; absent otherwise. */
  by?: Side
  /** The criterion that it is tied to: its place in the rubric (0 is the first, decides the colour) and its code, such as "C2". */
  criterion: { index: number; code: string } | null
}

/** A passage or an area that the assessor has just chosen; the desk makes an annotation of it. */
export type AnnotationTarget = {
  shape: AnnotationShape
  /** Most exact first, see `shared/domain/selectors.ts`. */
  selectors: Selector[]
  /** The file within an archive, see `Annotation.part`. */
  part?: string
}

/** Asks the viewer to scroll to an annotation. A new object asks again, even for the same annotation. */
export type Reveal = { annotationId: string }

/** The file that is shown, as a viewer may read it: the item's own or its rendition. */
export type EvidenceSource = {
  file: EvidenceFile
  /** All of it, for viewers whose files are small. */
  read(): Promise<EvidenceBytes>
  /** Part of it, `end` exclusive; opens only the chunks that it needs. */
  readRange(start: number, end: number): Promise<EvidenceBytes>
  /** An address at which a media element plays it; absent where the text is no file. */
  stream?(): Promise<EvidenceStream>
  /** WebVTT files that belong to a recording: its renditions, and items of its group. */
  captions?: readonly CaptionSource[]
}

/** A WebVTT file: what is said in a recording, or its chapters. */
export type CaptionSource = Pick<EvidenceSource, 'file' | 'read'> & {
  /** The item's title where it is one of its own; the file's name otherwise. */
  title: string
}

/** What a desk hands to `EvidenceViewer`; viewers know nothing of the store and report upward through `on…`. */
export type ViewerProps = {
  item: EvidenceItem
  /** The same object as long as the item's bytes are the same. */
  source: EvidenceSource
  /** Whether the bytes are on this machine and verified; when it becomes true, the viewer reads them. */
  isHere: boolean
  /** This item's annotations. */
  annotations: readonly ShownAnnotation[]
  tool: AnnotationTool
  /** Keys that choose a tool (h, u, m, a, p, Escape) work while the viewer has the focus. */
  onTool(tool: AnnotationTool): void
  /**
   * The viewer offers other tools than its kind does, as long as what it shows has no use for them (a broken file) or is of another kind
   * (a file of an archive); null where that is over. See `useOfferedTools`.
   */
  onTools?(tools: readonly AnnotationTool[] | null): void
  /** True where nothing can be annotated: the work was sent, or the text has no file. Nothing is offered then. */
  isReadOnly?: boolean
  activeAnnotationId: string | null
  reveal: Reveal | null
  onCreate(target: AnnotationTarget): void
  /** An area or a time range was moved or resized: what it points at now. */
  onRetarget(annotationId: string, selectors: Selector[]): void
  /** A click on an annotation, or (null) beside all of them. */
  onActivate(annotationId: string | null): void
  /** Shown beside the active annotation, such as an `AnnotationPopover`; null for nothing. */
  note: ReactNode
  /** Where the viewer puts its page, zoom and find controls: an element in the desk's toolbar row, right side. */
  toolbar: HTMLElement | null
  /** Saves the file that is shown. */
  onSaveCopy(): void
  /** Saves the file as the candidate handed it in, where a rendition is shown; null otherwise. */
  onSaveOriginal: (() => void) | null
  /** "Take offline to read it here", for evidence whose bytes are not on this machine; null where the hub gives it no more. */
  onTakeOffline: (() => void) | null
  /** Opens an https address that the assessor asked for in the system browser. */
  onOpenLink(url: string): void
  /** Where reading stopped the last time; read once, when the item opens. */
  reading: ReadingPosition | null
  onReading(position: Partial<ReadingPosition>): void
  /** For names and levels of criteria (ratings in a vouch, chips). */
  rubric: Rubric
  /** The level that the assessor has given for a criterion; null where none is set. */
  levelIdOf(criterionId: string): string | null
  /** What belongs beside this item, such as a talk's slides, in a viewer of its own; null for nothing. */
  companion?: ((talk: TalkSlides) => ReactNode) | null
  /** The half of a talk that was touched last: tools, toolbar and keys speak for that one. */
  onFront?(pane: TalkPane): void
  /** Where the item is a talk's recording: its player says there what time it stands at. */
  clock?: TalkClock
}

/** The two halves of a talk. */
export type TalkPane = 'recording' | 'slides'

/** What a talk's slides are given by the recording that they stand beside. */
export type TalkSlides = {
  /** Where their viewer puts its controls; null while it is the recording that the toolbar speaks for. */
  toolbar: HTMLElement | null
  clock: TalkClock
}

/** What `EvidenceViewer` hands to the viewer of a kind that reads its bytes by itself (`reads: 'ranges'`). */
export type SourceViewerProps = Omit<ViewerProps, 'isHere' | 'note'> & { place: NotePlace }

/** What it hands to the viewer of a kind whose files are small: the same, with the bytes there. */
export type ViewerBodyProps = SourceViewerProps & { bytes: Uint8Array }
