import { z } from 'zod'
import { type Annotation, SelectorSchema } from './annotation'
import { IdSchema, Sha256Schema } from './identifiers'

/**
 * Where an annotation sits in one file (domain.md). The annotation itself keeps the selectors that it was made with; a changed file
 * gets a placement of its own, and what can't be found is orphaned rather than put somewhere else.
 */
export const PlacementSchema = z.object({
  annotationId: IdSchema,
  annotationVersion: z.int().min(1),
  /** See `targetKey`. */
  targetKey: z.string().max(80),
  /** The file that it is placed in. */
  evidenceSha256: Sha256Schema,
  quality: z.enum(['exact', 'approximate', 'orphaned']),
  /** Selectors that hold in that file; empty where it is orphaned. */
  selectors: z.array(SelectorSchema).max(400),
  /** The file within an archive that they speak of, see `Annotation.part`: it may have another path than in the annotation. */
  part: z.string().min(1).max(1000).optional(),
  /** Raised whenever placing is done in another way, so that older placements are made anew. */
  anchorerVersion: z.int().min(1),
})
export type Placement = z.infer<typeof PlacementSchema>

/**
 * Names what was placed: the file, the part of it and the selectors that an annotation was made with. Versions of one annotation that
 * differ only in their words share it, and with it their placement. A checksum, good enough to tell versions of one annotation apart.
 */
export function targetKey({
  evidenceSha256,
  part,
  selectors,
}: Pick<Annotation, 'evidenceSha256' | 'part' | 'selectors'>): string {
  const text = JSON.stringify([evidenceSha256, part ?? null, selectors])
  // FNV-1a (Fowler, Noll, Vo), 32 bits, over UTF-16 units.
  let sum = 0x811c9dc5
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193)
  return `${text.length}-${(sum >>> 0).toString(16)}`
}
