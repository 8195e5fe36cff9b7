import { type Annotation, type EvidenceItem, newId, shownFile } from '../../shared/domain'
import type { AnnotationTarget } from '../review'
import type { DeskRecord } from '../store'

/** What an annotation of everything that an item is aims at. */
export const WHOLE_ITEM: AnnotationTarget = { shape: 'whole-item', selectors: [] }

/** The first version of an annotation that the assessor has just drawn, tied to the criterion that is being scored. */
export function newAnnotation(
  { allocation }: Pick<DeskRecord, 'allocation'>,
  item: EvidenceItem,
  target: AnnotationTarget,
  criterionId: string | null,
  now: Date,
): Annotation {
  const at = now.toISOString()
  return {
    id: newId(),
    version: 1,
    allocationId: allocation.id,
    evidenceId: item.id,
    evidenceSha256: shownFile(item).sha256,
    ...(target.part === undefined ? {} : { part: target.part }),
    shape: target.shape,
    selectors: target.selectors,
    comment: '',
    criterionId,
    creatorId: allocation.assessorId,
    createdAt: at,
    modifiedAt: at,
  }
}
