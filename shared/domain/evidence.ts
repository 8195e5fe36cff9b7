import { z } from 'zod'
import { IdSchema, Sha256Schema } from './identifiers'

/** What a candidate can submit; each kind has its own viewer (one kind may come in several media types). */
export const EvidenceKindSchema = z.enum([
  'portfolio',
  'project',
  'vouch',
  'demonstration',
  'talk',
  'self-evaluation',
  'exam-result',
  'link',
])
export type EvidenceKind = z.infer<typeof EvidenceKindSchema>

/** Bytes in every chunk of an evidence file but the last. */
export const EVIDENCE_CHUNK_BYTES = 1_048_576

/** A file as the hub promises it: what its bytes must be. */
const FileManifestSchema = z.object({
  sizeBytes: z.int().min(0),
  /** SHA-256 of the whole file. */
  sha256: Sha256Schema,
  /** SHA-256 of each chunk of `EVIDENCE_CHUNK_BYTES`, in order; empty for an empty file. */
  chunkSha256: z.array(Sha256Schema),
})

/**
 * The same piece in a form that can be read here, made by intake: a PDF of slides or a spreadsheet, a playable video, a JPEG of a HEIC.
 * The original is kept.
 */
export const RenditionSchema = FileManifestSchema.extend({
  /** Its own, beside the item's: bytes are stored and asked for by it. */
  id: IdSchema,
  mediaType: z.string().regex(/^[a-z0-9.+-]+\/[a-z0-9.+-]+$/),
  fileName: z.string().min(1).max(255),
})
export type Rendition = z.infer<typeof RenditionSchema>

export const VouchSignatureSchema = z.enum(['verified', 'unsigned', 'invalid'])

/** What the hub found out about a vouch at intake; the statement itself is the item's content. */
export const VouchSummarySchema = z.object({
  /** Voucher as the assessor may see them: a name, or a pseudonym under blind marking. */
  voucher: z.string().min(1).max(200),
  /** How the voucher knows the candidate, such as "Data lead, county office". */
  relationship: z.string().min(1).max(200),
  signature: VouchSignatureSchema,
  /** Why a signature is invalid, in plain words; null otherwise. */
  signatureReason: z.string().max(500).nullable(),
  /** True where the candidate has vouched for the voucher too. */
  reciprocal: z.boolean(),
  /** Declared or computed conflict of interest, in plain words; null where there is none. */
  conflict: z.string().max(500).nullable(),
  /** What kind of conflict each part of `conflict` is about; empty where there is none. */
  conflictKinds: z.array(z.enum(['candidate', 'assessor', 'panel', 'family', 'declared'])).default([]),
  /**
   * Candidates who vouch for each other in a circle that this vouch is part of, as the assessor may see them: who vouches for the next
   * one, the last for the first. Two are a reciprocal pair; empty where there is no circle.
   */
  ring: z.array(z.string().min(1).max(200)).default([]),
})
export type VouchSummary = z.infer<typeof VouchSummarySchema>

export const EvidenceItemSchema = FileManifestSchema.extend({
  /** Persists over revisions while the item is the same piece of work. */
  id: IdSchema,
  kind: EvidenceKindSchema,
  /** IANA media type without parameters, such as `application/pdf`. */
  mediaType: z.string().regex(/^[a-z0-9.+-]+\/[a-z0-9.+-]+$/),
  fileName: z.string().min(1).max(255),
  title: z.string().min(1).max(300),
  /** The candidate's own words about this piece; may be empty. */
  note: z.string().max(4000),
  /** Items with the same value belong together (a recording and its slides); null otherwise. */
  group: z.string().max(80).nullable(),
  /** Pages, files, answers or seconds where intake could count them; null otherwise. */
  extent: z
    .object({ unit: z.enum(['pages', 'files', 'answers', 'seconds', 'items', 'cells']), count: z.number().min(0) })
    .nullable(),
  /** Only for kind `vouch`. */
  vouch: VouchSummarySchema.nullable(),
  /** Forms that can be read here, best first; empty where the file itself can be, or where nothing could be made of it. */
  renditions: z.array(RenditionSchema).default([]),
})
export type EvidenceItem = z.infer<typeof EvidenceItemSchema>

/** One file of an evidence item: the original, or a rendition of it. */
export type EvidenceFile = Pick<EvidenceItem, 'id' | 'mediaType' | 'fileName' | 'sizeBytes' | 'sha256' | 'chunkSha256'>

/** The original and its renditions. */
export function filesOf(item: EvidenceItem): [EvidenceFile, ...EvidenceFile[]] {
  return [item, ...item.renditions]
}

/** What is read and annotated: the best rendition where intake made one, the item's own file otherwise. Captions are shown with it. */
export function shownFile(item: EvidenceItem): EvidenceFile {
  return item.renditions.find(({ mediaType }) => mediaType !== 'text/vtt') ?? item
}

/**
 * Content of an unsigned vouch (`application/json`), and the endorsement comment of a signed one
 * (`application/vc+json`, an Open Badges 3.0 `EndorsementCredential`, carries the same fields in its subject).
 */
export const VouchStatementSchema = z.object({
  statement: z.string().min(1).max(8000),
  voucher: z.string().min(1).max(200),
  relationship: z.string().min(1).max(200),
  /** Since when they have worked together, as a year or a date. */
  since: z.string().max(40).optional(),
  /** How the voucher knows what they state, such as "worked beside them weekly". */
  basis: z.string().max(500).optional(),
  /** The voucher's own view per criterion; `level` counts from 1 for the lowest. */
  ratings: z.array(z.object({ criterionCode: z.string(), level: z.int().min(1), remark: z.string().max(500).optional() })),
  /** What the voucher declares about their interests; empty, or absent in what was handed in, where nothing was declared. */
  declaredInterest: z.string().max(500).default(''),
  madeOn: z.iso.date(),
})
export type VouchStatement = z.infer<typeof VouchStatementSchema>
