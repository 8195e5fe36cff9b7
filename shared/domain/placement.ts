import { z } from 'zod'
import { SelectorSchema } from './annotation'
import { IdSchema, Sha256Schema } from './identifiers'

/**
 * Where an annotation sits in one file (domain.md). The annotation itself keeps the selectors that it was made with; a changed file
 * gets a placement of its own, and what can't be found is orphaned rather than put somewhere else.
 */
export const PlacementSchema = z.object({
  annotationId: IdSchema,
  annotationVersion: z.int().min(1),
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
