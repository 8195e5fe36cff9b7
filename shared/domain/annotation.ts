import { z } from 'zod'
import { IdSchema, InstantSchema, Sha256Schema } from './identifiers'

/** Most characters (UTF-16) of a passage that one annotation quotes. */
export const LONGEST_QUOTE = 20_000

/** W3C `TextQuoteSelector`: the exact words with some before and after, so that they can be found again. */
export const TextQuoteSelectorSchema = z.object({
  type: z.literal('TextQuoteSelector'),
  exact: z.string().min(1).max(LONGEST_QUOTE),
  prefix: z.string().max(200),
  suffix: z.string().max(200),
})

/** W3C `TextPositionSelector`: half-open range in Unicode code points of the document's (or page's) text. */
export const TextPositionSelectorSchema = z.object({
  type: z.literal('TextPositionSelector'),
  start: z.int().min(0),
  end: z.int().min(0),
})

/**
 * W3C `FragmentSelector`. PDF (RFC 8118): `page=N&viewrect=left,top,width,height` in points from the top left of the unrotated
 * CropBox, one selector for each rectangle. Media (W3C Media Fragments): `xywh=x,y,w,h` in natural pixels, `t=12.5,19` in seconds.
 * Code (RFC 5147): `line=3,9`.
 */
export const FragmentSelectorSchema = z.object({
  type: z.literal('FragmentSelector'),
  conformsTo: z.enum([
    'http://tools.ietf.org/rfc/rfc8118',
    'http://www.w3.org/TR/media-frags/',
    'http://tools.ietf.org/rfc/rfc5147',
  ]),
  value: z.string().min(1).max(2000),
})

export const SelectorSchema = z.discriminatedUnion('type', [
  TextQuoteSelectorSchema,
  TextPositionSelectorSchema,
  FragmentSelectorSchema,
])
export type Selector = z.infer<typeof SelectorSchema>
export type TextQuoteSelector = z.infer<typeof TextQuoteSelectorSchema>
export type TextPositionSelector = z.infer<typeof TextPositionSelectorSchema>
export type FragmentSelector = z.infer<typeof FragmentSelectorSchema>

/** How it is drawn: words (`comment`: words with a sign beside them), a rectangle, a point, a span of time or lines, or the item as a whole. */
export const AnnotationShapeSchema = z.enum([
  'highlight',
  'underline',
  'comment',
  'area',
  'pin',
  'time-range',
  'line-range',
  'whole-item',
])
export type AnnotationShape = z.infer<typeof AnnotationShapeSchema>

/** More than these can't be handed in with one assessment. */
export const MOST_ANNOTATIONS = 5000

/** One annotation. An edit is a new version with the same id; versions never change. */
export const AnnotationSchema = z.object({
  id: IdSchema,
  /** 1, 2, … */
  version: z.int().min(1),
  allocationId: IdSchema,
  evidenceId: IdSchema,
  /** The bytes that the selectors were made on: the item's own file, or its rendition's. */
  evidenceSha256: Sha256Schema,
  /**
   * The file within an archive that the selectors speak of: its path with `/`, and `!/` where an archive lies within an archive
   * (`src/vendor.zip!/a/b.py`). Absent where the item is one file.
   */
  part: z.string().min(1).max(1000).optional(),
  shape: AnnotationShapeSchema,
  /** Most exact first; several for one target, so that it survives a changed file. Empty for `whole-item`. */
  selectors: z.array(SelectorSchema).max(400),
  /** The assessor's words; may be empty for a plain highlight. */
  comment: z.string().max(20_000),
  /** The criterion that this passage speaks to; null where it was not tied yet. */
  criterionId: IdSchema.nullable(),
  creatorId: IdSchema,
  createdAt: InstantSchema,
  modifiedAt: InstantSchema,
})
export type Annotation = z.infer<typeof AnnotationSchema>
