import '../annotations/layers/marks.css'
import { Suspense, useState } from 'react'
import { LoadingState, useTexts } from '../../kit'
import { NotePlace } from '../viewers/note-place'
import type { ViewerProps } from '../viewers/viewer'
import classes from './frame.module.css'
import { NoteCard } from './note-card'
import { Unreadable } from './unreadable'
import { useEvidence } from './use-evidence'
import { needsBytes, viewerFor } from './viewer-for'

/** Shows one evidence item with its annotations, in the viewer of its kind. Fills its parent. */
export function EvidenceViewer(props: ViewerProps) {
  const { id, sha256 } = props.item
  // Nothing of one item (its zoom, its search, its place) may linger when another is opened.
  return <OpenItem key={`${id} ${sha256}`} {...props} />
}

function OpenItem({ load, isHere, note, onTakeOffline, ...props }: ViewerProps) {
  const { item, activeAnnotationId } = props
  const t = useTexts('review')
  const isNeeded = needsBytes(item)
  const { evidence, tryAgain } = useEvidence(item, isHere || !isNeeded, isNeeded ? load : loadNothing(item))
  const [place] = useState(() => new NotePlace())
  const Viewer = viewerFor(item)
  const active = props.annotations.find(({ annotation }) => annotation.id === activeAnnotationId)?.annotation
  const hasPlace = active !== undefined && active.shape !== 'whole-item'
  return (
    <section className={classes.frame} aria-label={item.title}>
      {evidence.state === 'loading' && <LoadingState rows={5} />}
      {evidence.state === 'unreadable' && (
        <Unreadable reason={evidence.reason} onTakeOffline={onTakeOffline} onTryAgain={tryAgain} onSaveCopy={props.onSaveCopy} />
      )}
      {evidence.state === 'here' && (
        <Suspense fallback={<LoadingState rows={5} />}>
          <Viewer {...props} bytes={evidence.bytes} place={place} />
        </Suspense>
      )}
      {note !== null && activeAnnotationId !== null && (
        <NoteCard
          key={activeAnnotationId}
          annotationId={activeAnnotationId}
          place={place}
          lostWords={evidence.state === 'here' && hasPlace ? t('annotations.orphaned') : null}
        >
          {note}
        </NoteCard>
      )}
    </section>
  )
}

function loadNothing(item: ViewerProps['item']): ViewerProps['load'] {
  return async () => ({ ok: true, bytes: new Uint8Array(), item })
}
