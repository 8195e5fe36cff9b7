import { useCallback, useMemo } from 'react'
import type { Annotation, EvidenceItem, Rubric } from '../../../shared/domain'
import { type PlacedAnnotations, showPlaced, type ShownAnnotation, usePlacedAnnotations } from '../../review'
import { type DeskRecord, useStore, useStoreQuery } from '../../store'
import type { SessionView } from '../session/desk-session'
import { sourceOf } from './evidence-source'

const PREFERENCE = 'desk.earlier-notes'
const NONE: readonly Annotation[] = []

export type Notes = {
  /** Those of the decision about an earlier revision; none where they are switched off. */
  earlier: readonly Annotation[]
  /** Where mine and, switched off or not, the earlier ones are in the files as they are now. */
  placed: PlacedAnnotations
  /** Whether there are any of an earlier decision, and whether they are shown in the evidence. */
  hasEarlier: boolean
  showsEarlier: boolean
  showEarlier(shows: boolean): void
}

/** What is drawn in an item: the earlier notes beneath the assessor's own. */
export function notesIn(
  evidenceId: string,
  annotations: readonly Annotation[],
  { earlier, placed }: Pick<Notes, 'earlier' | 'placed'>,
  rubric: Rubric,
): ShownAnnotation[] {
  const own = (each: Annotation) => each.evidenceId === evidenceId
  return [
    ...showPlaced(earlier.filter(own), placed.placements, rubric, true),
    ...showPlaced(annotations.filter(own), placed.placements, rubric, false),
  ]
}

/** The annotations that an open desk shows: the assessor's, and beneath them those that the last decision rested on. */
export function useNotes(record: DeskRecord, { annotations }: Pick<SessionView, 'annotations'>): Notes {
  const { evidence, preferences } = useStore()
  const { submission, allocation } = record
  const showsEarlier = useStoreQuery(() => preferences.get(PREFERENCE, true).catch(() => true), []) ?? true
  const all = submission.earlierDecision?.annotations ?? NONE
  const wanted = useMemo(() => [...annotations, ...all], [annotations, all])
  const source = useCallback(
    (item: EvidenceItem) => sourceOf(evidence, allocation.id, item, submission.evidence),
    [evidence, allocation.id, submission.evidence],
  )
  const placed = usePlacedAnnotations(record, wanted, source)
  const earlier = showsEarlier ? all : NONE
  return {
    earlier,
    placed,
    hasEarlier: all.length > 0,
    showsEarlier,
    showEarlier(shows) {
      // What can't be remembered is no reason to interrupt a review.
      preferences.set(PREFERENCE, shows).catch(() => undefined)
    },
  }
}
