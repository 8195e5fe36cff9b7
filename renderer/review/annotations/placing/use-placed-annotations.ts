import { useEffect, useMemo, useState } from 'react'
import { type Annotation, type EvidenceItem, shownFile } from '../../../../shared/domain'
import { type DeskRecord, useStore, useStoreQuery } from '../../../store'
import type { EvidenceSource } from '../../viewers/viewer'
import { collectPlacements, type Placements } from './placed'
import { type PlacingProgress, PlacingQueue } from './placing-queue'

export type PlacedAnnotations = {
  placements: Placements
  /** Null where nothing is being looked for. */
  progress: PlacingProgress | null
}

/**
 * Where annotations are in the files that a desk shows. Those that were made on other bytes are looked for while nothing else is to be
 * done, and what was found is kept in the store. What was decided is left as it is.
 * @param annotations the assessor's, and those of an earlier decision.
 * @param sourceOf how an item's file is read.
 */
export function usePlacedAnnotations(
  record: Pick<DeskRecord, 'allocation' | 'submission' | 'evidenceHere' | 'status'>,
  annotations: readonly Annotation[],
  sourceOf: (item: EvidenceItem) => EvidenceSource,
): PlacedAnnotations {
  const { desk } = useStore()
  const { evidenceHere, status } = record
  const { id } = record.allocation
  const { evidence } = record.submission
  const kept = useStoreQuery((store) => store.desk.placements(id), [id])
  const placements = useMemo(() => collectPlacements(annotations, evidence, kept ?? []), [annotations, evidence, kept])
  const [progress, setProgress] = useState<PlacingProgress | null>(null)
  const [queue, setQueue] = useState<PlacingQueue | null>(null)
  useEffect(() => {
    const opened = new PlacingQueue({ keep: (found) => desk.putPlacements(id, found), onProgress: setProgress })
    setQueue(opened)
    return () => {
      opened.close()
      setProgress(null)
    }
  }, [desk, id])

  const isDecided = status === 'decided' || status === 'released'
  useEffect(() => {
    if (!queue || kept === undefined || isDecided) return
    const missing = annotations.filter((annotation) => !placements.has(annotation.id))
    if (missing.length === 0) return
    const readable = evidence.filter((item) => evidenceHere[shownFile(item).id])
    queue.want(
      readable.map((item) => ({
        item,
        source: sourceOf(item),
        annotations: missing.filter((annotation) => annotation.evidenceId === item.id),
      })),
    )
  }, [queue, kept, isDecided, annotations, placements, evidence, evidenceHere, sourceOf])
  return useMemo(() => ({ placements, progress }), [placements, progress])
}
