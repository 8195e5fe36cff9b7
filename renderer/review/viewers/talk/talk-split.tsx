import { useElementSize } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import { useTexts } from '../../../kit'
import classes from './talk.module.css'

type Props = {
  /** The viewer of the recording, and the one of what is shown with it. */
  recording: ReactNode
  slides: ReactNode
  /** Share of the room that the recording had the last time, in per cent. */
  share: number | undefined
  onShare(share: number): void
}

/** Below this width, in rem, neither could be read beside the other: then the slides stand beneath. */
const NARROW = 46
const USUAL_SHARE = 50

/** A recording and its slides: side by side where there is room, one above the other where there isn't. */
export function TalkSplit({ recording, slides, share = USUAL_SHARE, onShare }: Props) {
  const t = useTexts('media')
  const { ref, width } = useElementSize<HTMLDivElement>()
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const isNarrow = width < NARROW * rem
  return (
    <div ref={ref} className={classes.split}>
      {width > 0 && (
        <Group
          className={classes.group ?? ''}
          orientation={isNarrow ? 'vertical' : 'horizontal'}
          defaultLayout={{ recording: share, slides: 100 - share }}
          onLayoutChanged={(layout, { isUserInteraction }) => {
            if (isUserInteraction) onShare(Math.round(layout.recording ?? USUAL_SHARE))
          }}
        >
          <Panel id="recording" className={classes.panel ?? ''} minSize="25%">
            {recording}
          </Panel>
          <Separator className={classes.separator ?? ''} aria-label={t('talk.resize')} />
          <Panel id="slides" className={classes.panel ?? ''} minSize="20%">
            {slides}
          </Panel>
        </Group>
      )}
    </div>
  )
}
