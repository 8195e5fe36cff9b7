import '../annotations/layers/marks.css'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { LoadingState, useTexts } from '../../kit'
import { NotePlace } from '../viewers/note-place'
import type { ViewerProps } from '../viewers/viewer'
import classes from './frame.module.css'
import { NoteCard } from './note-card'
import { RenditionNotice } from './rendition-notice'
import { Unreadable } from './unreadable'
import { useEvidence } from './use-evidence'
import { viewerFor } from './viewer-for'

const TalkSplit = lazy(async () => ({ default: (await import('../viewers/talk/talk-split')).TalkSplit }))

/** Shows one evidence item with its annotations, in the viewer of its kind. Fills its parent. */
export function EvidenceViewer(props: ViewerProps) {
  const { id, sha256 } = props.source.file
  // Nothing of one item (its zoom, its search, its place) may linger when another is opened.
  return <OpenItem key={`${props.item.id} ${id} ${sha256}`} {...props} />
}

function OpenItem({ isHere, note, ...props }: ViewerProps) {
  const { item, source, activeAnnotationId, onTakeOffline } = props
  const t = useTexts('review')
  const viewer = viewerFor(item)
  const { evidence, tryAgain } = useEvidence(source, isHere, viewer.reads)
  const [place] = useState(() => new NotePlace())
  const active = props.annotations.find(({ annotation }) => annotation.id === activeAnnotationId)
  const hasPlace = active !== undefined && active.annotation.shape !== 'whole-item'
  let shown: ReactNode = null
  if (evidence.state === 'loading') shown = <LoadingState rows={5} />
  else if (evidence.state === 'unreadable') {
    shown = (
      <Unreadable reason={evidence.reason} onTakeOffline={onTakeOffline} onTryAgain={tryAgain} onSaveCopy={props.onSaveCopy} />
    )
  } else if (viewer.reads === 'bytes') shown = <viewer.Viewer {...props} bytes={evidence.bytes} place={place} />
  else shown = <viewer.Viewer {...props} place={place} />
  if (props.companion != null) {
    shown = (
      <TalkSplit
        recording={shown}
        slides={props.companion}
        share={props.reading?.split}
        onShare={(split) => props.onReading({ split })}
      />
    )
  }
  return (
    <section className={classes.frame} aria-label={item.title}>
      {props.onSaveOriginal && <RenditionNotice item={item} shown={source.file} onSaveOriginal={props.onSaveOriginal} />}
      <div className={classes.shown}>
        <Suspense fallback={<LoadingState rows={5} />}>{shown}</Suspense>
      </div>
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
