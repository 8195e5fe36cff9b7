import { SegmentedControl } from '@mantine/core'
import { useElementSize, useMergedRef } from '@mantine/hooks'
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Group, type Layout, Panel, Separator, usePanelRef } from 'react-resizable-panels'
import { useTexts } from '../../kit'
import classes from './panels.module.css'

export type DeskPane = 'evidence' | 'reading' | 'rubric'

type Props = {
  evidence: ReactNode
  reading: ReactNode
  rubric: ReactNode
  /** Sizes as they were left, in per cent; undefined for the usual ones. */
  layout: Layout | undefined
  onLayout(layout: Layout): void
  showsEvidence: boolean
  onShowEvidence(shows: boolean): void
  /** Whether the window leaves no room for the list beside what is read; called when that changes. */
  onTight(isTight: boolean): void
  /** Which panel a narrow window shows. */
  pane: DeskPane
  onPane(pane: DeskPane): void
}

/** Below this width what is read and the rubric leave each other too little room, in rem, so that zooming counts too. */
const NARROW = 48
/** Below this width the list makes room for what is read, until it is asked for. */
const TIGHT = 58

/** The three panels: side by side and resizable, or one at a time where the window is narrow. */
export function DeskPanels(props: Props) {
  const t = useTexts('desk')
  const { ref: sizeRef, width: observed } = useElementSize<HTMLDivElement>()
  const box = useRef<HTMLDivElement>(null)
  const ref = useMergedRef(box, sizeRef)
  const [first, setFirst] = useState(0)
  // An observer tells the width a frame later. Until then there would be no rubric to see, while its keys work already.
  useLayoutEffect(() => setFirst(box.current?.clientWidth ?? 0), [])
  const width = observed || first
  const rem = typeof window === 'undefined' ? 16 : Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const isNarrow = width > 0 && width < NARROW * rem
  const isTight = width > 0 && width < TIGHT * rem
  const { onTight } = props
  useEffect(() => onTight(isTight), [isTight, onTight])
  return (
    <div ref={ref} className={classes.panels}>
      {isNarrow ? (
        <>
          <SegmentedControl
            fullWidth
            size="xs"
            aria-label={t('panels.choose')}
            className={classes.chooser ?? ''}
            value={props.pane}
            onChange={(pane) => props.onPane(pane as DeskPane)}
            data={(['evidence', 'reading', 'rubric'] as const).map((pane) => ({ value: pane, label: t(`panels.${pane}`) }))}
          />
          <div className={classes.single} data-single>
            {props[props.pane]}
          </div>
        </>
      ) : (
        width > 0 && <SideBySide {...props} width={width / rem} />
      )}
    </div>
  )
}

/** @param props.width of all three together, in rem. */
function SideBySide(props: Props & { width: number }) {
  const t = useTexts('desk')
  const list = usePanelRef()
  const { showsEvidence, onShowEvidence, width } = props

  useEffect(() => {
    if (showsEvidence) list.current?.expand()
    else list.current?.collapse()
  }, [showsEvidence, list])

  return (
    <Group
      className={classes.group ?? ''}
      defaultLayout={props.layout}
      onLayoutChanged={(layout, meta) => {
        if (!meta.isUserInteraction) return
        props.onLayout(meta.requestedLayout ?? layout)
        onShowEvidence((layout.evidence ?? 0) > 0)
      }}
    >
      <Panel
        id="evidence"
        panelRef={list}
        className={classes.panel ?? ''}
        collapsible
        collapsedSize={0}
        defaultSize={`${between(12, width * 0.168, 14.5)}rem`}
        minSize="11rem"
        maxSize="26rem"
        groupResizeBehavior="preserve-pixel-size"
        inert={!showsEvidence}
      >
        {props.evidence}
      </Panel>
      <Separator className={classes.separator ?? ''} aria-label={t('panels.resizeEvidence')} disabled={!showsEvidence} />
      <Panel id="reading" className={classes.panel ?? ''} minSize="18rem">
        {props.reading}
      </Panel>
      <Separator className={classes.separator ?? ''} aria-label={t('panels.resizeRubric')} />
      <Panel
        id="rubric"
        className={classes.panel ?? ''}
        defaultSize={`${between(23.25, width * 0.28, 24.4)}rem`}
        minSize="17rem"
        maxSize="44rem"
        groupResizeBehavior="preserve-pixel-size"
      >
        {props.rubric}
      </Panel>
    </Group>
  )
}

function between(low: number, value: number, high: number): number {
  return Math.max(low, Math.min(value, high))
}
