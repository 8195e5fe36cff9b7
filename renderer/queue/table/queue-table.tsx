import { useElementSize } from '@mantine/hooks'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type MouseEvent, useCallback, useEffect, useMemo, useRef } from 'react'
import { bindKeys, TipArea, useHubNow, useShortcuts, useTexts } from '../../kit'
import { QUEUE_GIVE_BACK_KEYS } from '../../review/give-back/give-back-keys'
import { QUEUE_INTEREST_KEYS } from '../../review/interest/interest-keys'
import type { QueueRow as Row, QueueSort, QueueView } from '../../store'
import { canTakeBack } from '../cells/time-left'
import type { QueueActions } from '../use-queue-actions'
import type { QueueRows } from '../use-queue-rows'
import type { Selection } from '../use-selection'
import { columnsOf, mayDeclare, mayGiveBack, opensReceipt, tracksOf } from './columns'
import { type EarlyKeys, useEarlyKeys } from './early-keys'
import { QueueHeader } from './queue-header'
import { QueueRow, QueueRowPlaceholder, rowElementId } from './queue-row'
import classes from './queue-table.module.css'
import { useActiveRow } from './use-active-row'
import { useQueueKeys } from './use-queue-keys'

/** Under this width a row becomes a card of three lines. */
const NARROW_PX = 760
/** Under this width some columns give way. */
const TIGHT_PX = 1080
const ROW_PX = { wide: 50, narrow: 104 }
const HEADER_PX = 36

type QueueTableProps = {
  rows: QueueRows
  total: number
  /** Names the question, so that another one begins at its top. */
  queryKey: string
  view: QueueView
  sort: QueueSort
  onSort: (by: QueueSort['by']) => void
  selection: Selection
  /** Ids of the rows from one position to another, both included, also of those that aren't loaded. */
  idsBetween: (first: number, last: number) => Promise<string[]>
  actions: QueueActions
  /** What was pressed before the table was there. */
  early: EarlyKeys
  onOpen: (row: Row) => void
  onOpenBadge: (credentialId: string) => void
  /** Asks for the row's work to be let go by somebody who may not judge it. */
  onDeclare: (row: Row) => void
  /** Asks for the row's work to go to somebody else. */
  onGiveBack: (row: Row) => void
}

const tracks = (columns: Parameters<typeof tracksOf>[0]) => ({ '--queue-columns': tracksOf(columns) }) as CSSProperties

/** The submissions as a grid that holds only the rows on the screen. */
export function QueueTable(props: QueueTableProps) {
  const { rows, total, queryKey, view, sort, onSort, selection, idsBetween, actions, early, onOpen, onOpenBadge } = props
  const { onDeclare, onGiveBack } = props
  const t = useTexts('queue')
  const giveBack = useTexts('giveBack')
  const interest = useTexts('interest')
  const scroller = useRef<HTMLDivElement>(null)
  const { ref: sizeRef, width } = useElementSize()
  const isNarrow = width > 0 && width < NARROW_PX
  const isTight = width > 0 && width < TIGHT_PX && !isNarrow
  const columns = useMemo(() => columnsOf(view, isTight), [view, isTight])
  const rowHeight = isNarrow ? ROW_PX.narrow : ROW_PX.wide
  const active = useActiveRow(rows, queryKey)
  const anchor = useRef(0)

  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: HEADER_PX,
    scrollPaddingStart: HEADER_PX,
  })
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight])

  const items = virtualizer.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  const show = useRef(rows.show)
  show.current = rows.show
  useEffect(() => show.current(first, last), [first, last])

  const coarse = useHubNow(30)
  const counting = items.some(({ index }) => canTakeBack(rows.at(index)?.receipt ?? null, coarse))
  const fine = useHubNow(counting ? 1 : null)
  const now = counting ? fine : coarse

  // Coming back from the desk, the row that was left is on the screen again.
  const activeIndex = active.index
  useEffect(() => {
    virtualizer.scrollToIndex(activeIndex, { align: 'auto' })
  }, [virtualizer, activeIndex])

  const moveTo = (index: number) => {
    active.moveTo(index)
    scroller.current?.focus({ preventScroll: true })
  }
  const activeRow = rows.at(active.index)
  const selectRange = (from: number, to: number) => selection.add(idsBetween(Math.min(from, to), Math.max(from, to)))
  const selectAll = () => {
    if (selection.ids.size >= total) selection.clear()
    else selectRange(0, total - 1)
  }
  const takeOffline = async (rowId: string | null) => {
    const chosen = await selection.settled()
    if (chosen.length > 0) await actions.takeOffline(chosen)
    else if (rowId !== null) await actions.takeOffline([rowId])
  }

  const move = (by: number) => {
    const target = Math.max(0, Math.min(total - 1, active.index + by))
    anchor.current = target
    moveTo(target)
  }
  const selectTo = (by: number) => {
    const target = Math.max(0, Math.min(total - 1, active.index + by))
    selectRange(anchor.current, target)
    moveTo(target)
  }
  const keys = {
    'queue.down': () => move(1),
    'queue.up': () => move(-1),
    'queue.first': () => move(-Infinity),
    'queue.last': () => move(Infinity),
    'queue.open': () => activeRow && onOpen(activeRow),
    'queue.offline': () => void takeOffline(activeRow?.allocationId ?? null),
    'queue.select': () => {
      if (activeRow === undefined) return
      anchor.current = active.index
      selection.toggle(activeRow.allocationId)
    },
    'queue.selectDown': () => selectTo(1),
    'queue.selectUp': () => selectTo(-1),
    'queue.selectAll': selectAll,
    'queue.clear': selection.clear,
    'queue.takeBack': () => {
      if (activeRow && opensReceipt(activeRow.status)) void actions.takeBack(activeRow.allocationId)
    },
  }
  useQueueKeys(useEarlyKeys(early, keys, activeRow !== undefined))

  useShortcuts(
    bindKeys(QUEUE_INTEREST_KEYS, interest, {
      'queue.interest': activeRow && mayDeclare(activeRow) ? () => onDeclare(activeRow) : undefined,
    }),
  )

  useShortcuts(
    bindKeys(QUEUE_GIVE_BACK_KEYS, giveBack, {
      'queue.giveBack': activeRow && mayGiveBack(activeRow) ? () => onGiveBack(activeRow) : undefined,
    }),
  )

  const press = useRef<(event: MouseEvent, row: Row, index: number) => void>(() => {})
  press.current = (event, row, index) => {
    if (event.shiftKey) selectRange(anchor.current, index)
    else if (event.ctrlKey || event.metaKey) selection.toggle(row.allocationId)
    else onOpen(row)
    if (!event.shiftKey) anchor.current = index
    active.moveTo(index)
  }
  const toggle = useRef<(row: Row, index: number) => void>(() => {})
  toggle.current = (row, index) => {
    anchor.current = index
    selection.toggle(row.allocationId)
    active.moveTo(index)
  }
  // Rows are memoised: these must stay the same while what they do changes.
  const onPress = useCallback((event: MouseEvent, row: Row, index: number) => press.current(event, row, index), [])
  const onToggle = useCallback((row: Row, index: number) => toggle.current(row, index), [])

  const selected = selection.ids.size === 0 ? 'none' : selection.ids.size >= total ? 'all' : 'some'
  return (
    <div
      className={classes.frame}
      ref={sizeRef}
      data-narrow={isNarrow || undefined}
      style={isNarrow ? undefined : tracks(columns)}
    >
      <TipArea className={classes.tips}>
        <div
          role="grid"
          aria-label={t('table')}
          aria-rowcount={total + 1}
          aria-multiselectable="true"
          aria-activedescendant={active.allocationId === null ? undefined : rowElementId(active.allocationId)}
          tabIndex={0}
          ref={scroller}
          className={classes.scroller}
        >
          <div role="rowgroup" className={classes.head}>
            <QueueHeader columns={columns} sort={sort} onSort={onSort} selected={selected} onSelectAll={selectAll} />
          </div>
          <div role="rowgroup" className={classes.body} style={{ height: virtualizer.getTotalSize() }}>
            {items.map(({ index, start }) => {
              const row = rows.at(index)
              const top = start - HEADER_PX
              if (row === undefined)
                return <QueueRowPlaceholder key={`empty-${index}`} index={index} top={top} height={rowHeight} />
              return (
                <QueueRow
                  key={row.allocationId}
                  row={row}
                  columns={columns}
                  index={index}
                  top={top}
                  height={rowHeight}
                  isActive={index === active.index}
                  isSelected={selection.has(row.allocationId)}
                  now={now}
                  actions={actions}
                  onPress={onPress}
                  onToggle={onToggle}
                  onOpenBadge={onOpenBadge}
                />
              )
            })}
          </div>
        </div>
      </TipArea>
    </div>
  )
}
