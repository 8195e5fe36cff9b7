import { useCallback, useEffect, useRef } from 'react'
import { bindKeys, useShortcuts, useTexts } from '../../kit'
import { VIEWER_KEYS } from '../controls/viewer-keys'
import type { ShownAnnotation, ViewerBodyProps } from '../viewers/viewer'
import type { Box } from './anchoring/page-geometry'
import { AreaEditing } from './layers/area-editing'

/** Where an area or point is drawn: on which surface, and where on it. */
export type AreaPlace = { surface: HTMLElement; box: Box }

type AreaEditingProps = Pick<ViewerBodyProps, 'annotations' | 'activeAnnotationId' | 'isReadOnly' | 'tool' | 'source'> & {
  /** Where an annotation is drawn now; null where it isn't. */
  placeOf(annotationId: string): AreaPlace | null
  /** Shows it elsewhere, without keeping that. */
  onPreview(annotationId: string, box: Box): void
  /** It was moved or resized. */
  onChange(annotationId: string, box: Box): void
}

/** What can be moved: an area or a point, made on these very bytes, while the work is open and no tool for words is in the hand. */
function editable({ annotations, activeAnnotationId, isReadOnly, tool, source }: AreaEditingProps): ShownAnnotation | null {
  const active = annotations.find(({ annotation }) => annotation.id === activeAnnotationId)
  // One that was just drawn is put right at once, with the tool still in the hand.
  const isFree = tool === 'select' || tool === 'area' || tool === 'pin'
  if (!active || isReadOnly || active.isEarlier || !isFree) return null
  const { shape, evidenceSha256 } = active.annotation
  return (shape === 'area' || shape === 'pin') && evidenceSha256 === source.file.sha256 ? active : null
}

/**
 * Puts a frame with handles around the active area.
 * @returns what to call whenever surfaces were painted, moved or resized.
 */
export function useAreaEditing(props: AreaEditingProps): () => void {
  const t = useTexts('pdf')
  const review = useTexts('review')
  const active = editable(props)
  const id = active?.annotation.id ?? null
  const isPoint = active?.annotation.shape === 'pin'
  const editing = useRef<AreaEditing | null>(null)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  const label = t(isPoint ? 'editing.point' : 'editing.area')
  const follow = useCallback(() => {
    const place = id === null ? null : latest.current.placeOf(id)
    if (id === null || !place) return
    const shown = (editing.current ??= new AreaEditing(place.surface, {
      box: place.box,
      isPoint,
      label,
      onPreview: (box) => latest.current.onPreview(id, box),
      onChange: (box) => latest.current.onChange(id, box),
    }))
    shown.attach(place.surface)
    shown.moveTo(place.box)
  }, [id, isPoint, label])
  useEffect(() => {
    follow()
    return () => {
      editing.current?.stop()
      editing.current = null
    }
  }, [follow])
  useEffect(follow, [follow, props.annotations])
  useShortcuts(bindKeys(VIEWER_KEYS, review, { 'viewer.editArea': id === null ? undefined : () => editing.current?.focus() }))
  return follow
}
