import { useState } from 'react'
import type { Annotation, EvidenceItem, Selector } from '../../shared/domain'
import { announce, notify, useTexts } from '../kit'
import type { AnnotationTarget, AnnotationTool, Reveal } from '../review'
import type { DeskRecord } from '../store'
import { newAnnotation } from './new-annotation'
import type { DeskSession } from './session/desk-session'

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
  const [tool, setTool] = useState<AnnotationTool>('select')
  const [activeId, setActiveId] = useState<string | null>(null)
  /** The annotation whose comment gets the focus when its card opens. */
  const [editingId, setEditingId] = useState<string | null>(null)
  const [reveal, setReveal] = useState<Reveal | null>(null)

  const activate = (id: string | null) => {
    setActiveId(id)
    setEditingId(null)
  }
  const show = (annotation: Annotation) => {
    onItem(annotation.evidenceId)
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
    /** Goes there and puts the cursor into the comment. */
    edit(annotation: Annotation) {
      show(annotation)
      setEditingId(annotation.id)
    },
    create(item: EvidenceItem, target: AnnotationTarget) {
      const annotation = newAnnotation(record, item, target, openCriterionId, new Date())
      session.addAnnotation(annotation)
      setActiveId(annotation.id)
      setEditingId(annotation.id)
      announce(t('annotating.added'))
    },
    change(id: string, change: Partial<Pick<Annotation, 'comment' | 'criterionId'>>) {
      const { comment, ...others } = change
      if (comment !== undefined) session.typeComment(id, comment)
      if (Object.keys(others).length > 0) session.changeAnnotation(id, others)
    },
    /** An area or a time range was moved or resized. */
    retarget(id: string, selectors: Selector[]) {
      session.changeAnnotation(id, { selectors })
    },
    remove(id: string) {
      session.removeAnnotation(id)
      if (id === activeId) activate(null)
      notify({ message: t('annotating.removed'), undo: () => session.restoreAnnotation(id) })
    },
  }
}
