import { newId, shownFile } from '../../../shared/domain'
import type { Finding, ShownAnnotation } from '../../review'
import type { DeskRecord } from '../../store'

/** The candidate's passage as a viewer draws it, kept nowhere; null where it stands in the narrative, which isn't drawn on. */
export function passageMark({ allocation, submission }: DeskRecord, { mine }: Finding, now: Date): ShownAnnotation | null {
  const item = submission.evidence.find(({ id }) => id === mine.evidenceId)
  if (!item) return null
  const at = now.toISOString()
  return {
    annotation: {
      id: newId(),
      version: 1,
      allocationId: allocation.id,
      evidenceId: item.id,
      evidenceSha256: shownFile(item).sha256,
      shape: 'highlight',
      selectors: mine.selectors,
      comment: '',
      criterionId: null,
      creatorId: allocation.assessorId,
      createdAt: at,
      modifiedAt: at,
      ...(mine.part === null ? {} : { part: mine.part }),
    },
    selectors: mine.selectors,
    placement: 'exact',
    isEarlier: false,
    criterion: null,
  }
}
