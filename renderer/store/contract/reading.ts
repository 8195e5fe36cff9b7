export type ReadingPosition = {
  openedAt: string
  /** The file within an archive, as in `Annotation.part`; the other fields then speak of that file. */
  part?: string
  page?: number
  /** Points from the bottom of that page up to what was at the top of the window. */
  pageTop?: number
  scrollTop?: number
  zoom?: string
  /** Degrees by which the reader had turned it, clockwise. */
  rotation?: 0 | 90 | 180 | 270
  /** What the viewer's own side panel showed. */
  panel?: 'none' | 'pages' | 'outline' | 'transcript'
  /** How wide a text's column was. */
  column?: 'narrow' | 'medium' | 'wide' | 'full'
  seconds?: number
  /** How fast a recording was played; 1 is as it was made. */
  speed?: number
  /** From 0 to 1. */
  volume?: number
  /** Share of the room that a recording takes beside what is shown with it, in per cent. */
  split?: number
}
