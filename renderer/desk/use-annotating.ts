import { useState } from 'react'
import { type Annotation, type EvidenceItem, type Selector, shownFile, type TimeRange } from '../../shared/domain'
import { announce, notify, useTexts } from '../kit'
import { type AnnotationTarget, type AnnotationTool, momentOf, type Reveal, type ShownAnnotation, withMoment } from '../review'
import type { DeskRecord } from '../store'
import { recordingOf } from './evidence/companion'
import { newAnnotation } from './new-annotation'
import { partOf, targetOf } from './session/change'
import type { DeskSession } from './session/desk-session'
import { useKeysShow } from './session/use-keys-show'

export type Annotating = ReturnType<typeof useAnnotating>

/**
 * Making, finding and changing annotations on the open desk.
 * @param openCriterionId the criterion that a new annotation is tied to: the one that is being scored.
 * @param onItem shows another item, where an annotation of it was chosen.
 */
export function useAnnotating(
  record: DeskRecord,
  session: DeskSession,
  openCriterionId: string | null,
  onItem: (evidenceId: string) => void,
) {
  const t = useTexts('desk')
  const isByKey = useKeysShow(session)
  const [tool, setTool] = useState<AnnotationTool>('select')
  const [activeId, setActiveId] = useState<string | null>(null)
  /** The annotation whose comment gets the focus when its card opens. */
  const [editingId, setEditingId] = useState<string | null>(null)
  /** The annotation that gets the next passage that is chosen, because its own wasn't found. */
  const [placingId, setPlacingId] = useState<string | null>(null)
  const [reveal, setReveal] = useState<Reveal | null>(null)

  /** A passage that is pointed out and no annotation of anybody's; it goes when something else is chosen. */
  const [passage, setPassage] = useState<ShownAnnotation | null>(null)

  const activate = (id: string | null) => {
    if (id !== passage?.annotation.id) setPassage(null)
    setActiveId(id)
    setEditingId(null)
  }
  const show = (annotation: Annotation) => {
    // What carries a moment is seen where both can be: the slide, and what is said about it.
    const talk = momentOf(annotation) && recordingOf(annotation.evidenceId, record.submission.evidence)
    onItem(talk ? talk.id : annotation.evidenceId)
    activate(annotation.id)
    setReveal({ annotationId: annotation.id })
  }
  return {
    tool,
    setTool,
    activeId,
    editingId,
    reveal,
    activate,
    /** Goes to an annotation in its item. */
    show,
    passage,
    /** Goes to a passage and points it out. */
    showPassage(shown: ShownAnnotation) {
      onItem(shown.annotation.evidenceId)
      setPassage(shown)
      setActiveId(shown.annotation.id)
      setEditingId(null)
      setReveal({ annotationId: shown.annotation.id })
    },
    /** Goes there and puts the cursor into the comment. */
    edit(annotation: Annotation) {
      show(annotation)
      setEditingId(annotation.id)
    },
    placingId,
    /** Asks for the passage that an annotation speaks of in the files as they are now; null asks no more. */
    startPlacing(annotation: Annotation | null) {
      setPlacingId(annotation?.id ?? null)
      if (!annotation) return
      if (record.submission.evidence.some(({ id }) => id === annotation.evidenceId)) onItem(annotation.evidenceId)
      activate(null)
      setTool('select')
    },
    create(item: EvidenceItem, target: AnnotationTarget) {
      if (placingId !== null) {
        session.changeAnnotation(placingId, {
          ...targetOf({ ...target, evidenceId: item.id, evidenceSha256: shownFile(item).sha256 }),
          shape: target.shape,
        })
        setPlacingId(null)
        activate(placingId)
        announce(t('annotating.placed'))
        return
      }
      const annotation = newAnnotation(record, item, target, openCriterionId, new Date())
      session.addAnnotation(annotation, () => {
        setActiveId(annotation.id)
        setEditingId(annotation.id)
        announce(t('annotating.added'))
      })
      // The next key may be meant for its card.
      if (isByKey()) session.show()
    },
    change(id: string, change: Partial<Pick<Annotation, 'comment' | 'criterionId' | 'shape'>>) {
      const { comment, ...others } = change
      if (comment !== undefined) session.typeComment(id, comment)
      if (Object.keys(others).length > 0) session.changeAnnotation(id, others)
    },
    /** An area or a time range was moved or resized. */
    retarget(id: string, selectors: Selector[]) {
      const annotation = session.view().annotations.find((each) => each.id === id)
      const item = record.submission.evidence.find((each) => each.id === annotation?.evidenceId)
      if (!annotation || !item) return
      // They hold in the file that is shown, whichever the annotation was made on; the moment of its talk isn't on the slides.
      const moment = momentOf(annotation)
      const places = moment === null ? selectors : withMoment(selectors, moment)
      session.changeAnnotation(id, { ...targetOf(annotation), selectors: places, evidenceSha256: shownFile(item).sha256 })
    },
    /** Says when in its talk an annotation on the slides was made; null takes that away. */
    setMoment(id: string, moment: TimeRange | null) {
      const annotation = session.view().annotations.find((each) => each.id === id)
      if (!annotation) return
      session.changeAnnotation(id, { ...targetOf(annotation), selectors: withMoment(annotation.selectors, moment) })
    },
    /** Makes an earlier version of an annotation its latest. */
    bringBack(version: Annotation) {
      session.changeAnnotation(version.id, partOf(version))
      announce(t('annotating.broughtBack'))
    },
    remove(id: string) {
      session.removeAnnotation(id)
      if (id === activeId) activate(null)
      notify({ message: t('annotating.removed'), undo: () => session.restoreAnnotation(id) })
    },
  }
}
