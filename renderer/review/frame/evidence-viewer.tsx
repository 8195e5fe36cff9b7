import '../annotations/layers/marks.css'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { LoadingState, useTexts } from '../../kit'
import { NotePlace } from '../viewers/note-place'
import { TalkClock } from '../viewers/talk-clock'
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

function OpenItem({ isHere, note, companion = null, ...props }: ViewerProps) {
  const { item, source, activeAnnotationId } = props
  const t = useTexts('review')
  const viewer = viewerFor(item)
  const { evidence, tryAgain } = useEvidence(source, isHere, viewer.reads)
  const [place] = useState(() => new NotePlace())
  const active = props.annotations.find(({ annotation }) => annotation.id === activeAnnotationId)
  const hasPlace = active !== undefined && active.annotation.shape !== 'whole-item'
  const [clock] = useState(() => new TalkClock())
  const view = (toolbar: HTMLElement | null): ReactNode => {
    if (evidence.state === 'loading') return <LoadingState rows={5} />
    if (evidence.state === 'unreadable') {
      return <Unreadable {...props} reason={evidence.reason} onTryAgain={tryAgain} />
    }
    const given = { ...props, place, toolbar, ...(companion ? { clock } : {}) }
    return viewer.reads === 'bytes' ? <viewer.Viewer {...given} bytes={evidence.bytes} /> : <viewer.Viewer {...given} />
  }
  let shown = view(props.toolbar)
  if (companion) {
    shown = (
      <TalkSplit
        recording={view}
        slides={(toolbar) => companion({ toolbar, clock })}
        toolbar={props.toolbar}
        share={props.reading?.split}
        onShare={(split) => props.onReading({ split })}
        onFront={(pane) => props.onFront?.(pane)}
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
