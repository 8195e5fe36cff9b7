import { useElementSize } from '@mantine/hooks'
import { type ReactNode, useRef, useState } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import { bindKeys, ShortcutScopeProvider, useShortcuts, useTexts } from '../../../kit'
import type { TalkPane } from '../viewer'
import { TALK_KEYS } from './talk-keys'
import classes from './talk.module.css'

type Props = {
  /** The viewer of the recording, and the one of what is shown with it; each puts its controls into the element that it is given. */
  recording(toolbar: HTMLElement | null): ReactNode
  slides(toolbar: HTMLElement | null): ReactNode
  toolbar: HTMLElement | null
  /** Share of the room that the recording had the last time, in per cent. */
  share: number | undefined
  onShare(share: number): void
  /** Called with the half that is touched, beginning with the slides. */
  onFront(pane: TalkPane): void
}

/** Below this width, in rem, neither could be read beside the other: then the slides stand beneath. */
const NARROW = 40
/** Beside its slides, a recording needs less than they do: letters on a slide are small. */
const USUAL_SHARE = { beside: 45, above: 50 }

/**
 * A recording and its slides: side by side where there is room, one above the other where there isn't. One toolbar and one set of
 * keys speak for both: for the one that was touched last.
 */
export function TalkSplit({ recording, slides, toolbar, share, onShare, onFront }: Props) {
  const t = useTexts('media')
  const { ref, width } = useElementSize<HTMLDivElement>()
  const panes = useRef<Record<TalkPane, HTMLDivElement | null>>({ recording: null, slides: null })
  // The player has its controls beneath it; page and zoom of the slides are nowhere else.
  const [front, setFront] = useState<TalkPane>('slides')
  const bring = (pane: TalkPane) => {
    setFront(pane)
    onFront(pane)
  }
  const goToOther = () => {
    const other = front === 'recording' ? 'slides' : 'recording'
    bring(other)
    panes.current[other]?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true })
  }
  useShortcuts(bindKeys(TALK_KEYS, t, { 'talk.other': goToOther }))
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const isNarrow = width < NARROW * rem
  const usual = isNarrow ? USUAL_SHARE.above : USUAL_SHARE.beside
  const shown = share ?? usual
  const pane = (name: TalkPane, show: (toolbar: HTMLElement | null) => ReactNode) => {
    const isFront = front === name
    const touch = () => isFront || bring(name)
    return (
      <div
        ref={(element) => {
          panes.current[name] = element
        }}
        className={classes.pane}
        data-front={isFront || undefined}
        onFocusCapture={touch}
        onPointerDownCapture={touch}
      >
        <ShortcutScopeProvider scope={isFront ? 'panel' : 'screen'}>{show(isFront ? toolbar : null)}</ShortcutScopeProvider>
      </div>
    )
  }
  return (
    <div ref={ref} className={classes.split} data-stacked={isNarrow || undefined}>
      {width > 0 && (
        <Group
          className={classes.group ?? ''}
          orientation={isNarrow ? 'vertical' : 'horizontal'}
          defaultLayout={{ recording: shown, slides: 100 - shown }}
          onLayoutChanged={(layout, { isUserInteraction }) => {
            if (isUserInteraction) onShare(Math.round(layout.recording ?? usual))
          }}
        >
          <Panel id="recording" minSize="25%">
            {pane('recording', recording)}
          </Panel>
          <Separator className={classes.separator ?? ''} aria-label={t('talk.resize')} />
          <Panel id="slides" minSize="20%">
            {pane('slides', slides)}
          </Panel>
        </Group>
      )}
    </div>
  )
}
