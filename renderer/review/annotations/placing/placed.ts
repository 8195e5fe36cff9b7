import { type Annotation, type EvidenceItem, type Placement, type Rubric, shownFile, targetKey } from '../../../../shared/domain'
import type { ShownAnnotation } from '../../viewers/viewer'
import { ANCHORER_VERSION } from '../anchoring/place-in-parts'

/** Where annotations are in the files that are shown now, by their ids; one that isn't known (yet) is missing. */
export type Placements = ReadonlyMap<string, Placement>

/**
 * What is known of where annotations are: those that were made on the bytes that are shown are where they were made, others where
 * they were found, and those of an item that was taken out are nowhere.
 * @param kept placements that the store holds.
 */
export function collectPlacements(
  annotations: readonly Annotation[],
  items: readonly EvidenceItem[],
  kept: readonly Placement[],
): Map<string, Placement> {
  const shownHashes = new Map(items.map((item) => [item.id, shownFile(item).sha256]))
  const keptById = new Map<string, Placement[]>()
  for (const placement of kept) {
    const others = keptById.get(placement.annotationId)
    if (others) others.push(placement)
    else keptById.set(placement.annotationId, [placement])
  }
  const placements = new Map<string, Placement>()
  for (const annotation of annotations) {
    const sha256 = shownHashes.get(annotation.evidenceId)
    const placement = sha256 === undefined ? nowhere(annotation) : placementOf(annotation, sha256, keptById)
    if (placement) placements.set(annotation.id, placement)
  }
  return placements
}

function placementOf(
  annotation: Annotation,
  sha256: string,
  keptById: ReadonlyMap<string, readonly Placement[]>,
): Placement | undefined {
  const { selectors, part } = annotation
  if (annotation.evidenceSha256 === sha256 || annotation.shape === 'whole-item') {
    return {
      ...nowhere(annotation),
      evidenceSha256: sha256,
      quality: 'exact',
      selectors,
      ...(part === undefined ? {} : { part }),
    }
  }
  const kept = keptById.get(annotation.id) ?? []
  const isOfThis = (placement: Placement) => placement.evidenceSha256 === sha256 && placement.anchorerVersion === ANCHORER_VERSION
  const ofThis = kept.filter(isOfThis)
  if (ofThis.length === 0) return undefined
  const key = targetKey(annotation)
  return ofThis.find((placement) => placement.targetKey === key)
}

function nowhere(annotation: Annotation): Placement {
  return {
    annotationId: annotation.id,
    annotationVersion: annotation.version,
    targetKey: '',
    evidenceSha256: annotation.evidenceSha256,
    quality: 'orphaned',
    selectors: [],
    anchorerVersion: ANCHORER_VERSION,
  }
}

/** Annotations as the viewer of their item draws them; what isn't placed yet is drawn nowhere. */
export function showPlaced(
  annotations: readonly Annotation[],
  placements: Placements,
  { criteria }: Pick<Rubric, 'criteria'>,
  isEarlier: boolean,
): ShownAnnotation[] {
  return annotations.map((annotation) => {
    const { quality = 'orphaned', selectors = [], part } = placements.get(annotation.id) ?? {}
    const index = criteria.findIndex((criterion) => criterion.id === annotation.criterionId)
    const code = criteria[index]?.code
    return {
      // A file of an archive that was moved is drawn where it is now.
      annotation: part === undefined || part === annotation.part ? annotation : { ...annotation, part },
      selectors,
      placement: quality,
      isEarlier,
      criterion: code === undefined ? null : { index, code },
    }
  })
}
