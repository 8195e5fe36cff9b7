import { useCallback, useMemo } from 'react'
import { type Annotation, type EvidenceItem, type Rubric, SIDES } from '../../../shared/domain'
import { type PlacedAnnotations, showPlaced, type ShownAnnotation, usePlacedAnnotations } from '../../review'
import type { SideNotes } from '../adjudication/use-side-notes'
import { type DeskRecord, useStore, useStoreQuery } from '../../store'
import type { SessionView } from '../session/desk-session'
import { sourceOf } from './evidence-source'

const PREFERENCE = 'desk.earlier-notes'
const NONE: readonly Annotation[] = []

export type Notes = {
  /** Those of the decision about an earlier revision; none where they are switched off. */
  earlier: readonly Annotation[]
  /** Those of the two assessors between whom I am to settle, as far as they are shown; null where there is nothing to settle. */
  sides: SideNotes['all']
  /** Where mine and, switched off or not, the earlier ones are in the files as they are now. */
  placed: PlacedAnnotations
  /** Whether there are any of an earlier decision, and whether they are shown in the evidence. */
  hasEarlier: boolean
  showsEarlier: boolean
  showEarlier(shows: boolean): void
}

/** What is drawn in an item: the earlier notes, and those of others, beneath the assessor's own. */
export function notesIn(
  evidenceId: string,
  annotations: readonly Annotation[],
  { earlier, sides, placed }: Pick<Notes, 'earlier' | 'sides' | 'placed'>,
  rubric: Rubric,
): ShownAnnotation[] {
  const own = (each: Annotation) => each.evidenceId === evidenceId
  return [
    ...showPlaced(earlier.filter(own), placed.placements, rubric, true),
    ...SIDES.flatMap((by) =>
      showPlaced(sides?.[by].filter(own) ?? [], placed.placements, rubric, true).map((shown) => ({ ...shown, by })),
    ),
    ...showPlaced(annotations.filter(own), placed.placements, rubric, false),
  ]
}

/** The annotations that an open desk shows: the assessor's, and beneath them those that the last decision rested on. */
export function useNotes(
  record: DeskRecord,
  { annotations }: Pick<SessionView, 'annotations'>,
  theirs: Pick<SideNotes, 'all' | 'shown'>,
): Notes {
  const { evidence, preferences } = useStore()
  const { submission, allocation } = record
  const showsEarlier = useStoreQuery(() => preferences.get(PREFERENCE, true).catch(() => true), []) ?? true
  const all = submission.earlierDecision?.annotations ?? NONE
  const wanted = useMemo(
    () => [...annotations, ...all, ...(theirs.all ? [...theirs.all.a, ...theirs.all.b] : [])],
    [annotations, all, theirs.all],
  )
  const source = useCallback(
    (item: EvidenceItem) => sourceOf(evidence, allocation.id, item, submission.evidence),
    [evidence, allocation.id, submission.evidence],
  )
  const placed = usePlacedAnnotations(record, wanted, source)
  const earlier = showsEarlier ? all : NONE
  return {
    earlier,
    sides: theirs.all && theirs.shown,
    placed,
    hasEarlier: all.length > 0,
    showsEarlier,
    showEarlier(shows) {
      // What can't be remembered is no reason to interrupt a review.
      preferences.set(PREFERENCE, shows).catch(() => undefined)
    },
  }
}
