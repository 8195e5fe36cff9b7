import { Checkbox } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type MouseEvent, useEffect, useRef, useState } from 'react'
import type { OperationsToday } from '../../../shared/protocol'
import { bindKeys, EmptyState, useShortcuts, useTexts } from '../../kit'
import { LATE_LIST_KEYS } from '../operations-keys'
import { LateRowView, lateRowId } from './late-row'
import classes from './late.module.css'
import type { LateRow } from './use-late-rows'
import { useWaiting } from './use-waiting'

const ROW_PX = 46
/** So many rows before the end of what is here, more is read. */
const AHEAD_ROWS = 20

type Props = {
  rows: readonly LateRow[]
  figures: OperationsToday
  nameOf(achievementId: string): string
  /** What the list is of. */
  label: string
  showsAchievement: boolean
  chosen: ReadonlySet<string>
  onChoose(chosen: ReadonlySet<string>): void
  onChooseAll(): void
  hasMore: boolean
  onMore(): void
}

/** Single submissions as a grid that holds only the rows on the screen; the one at hand stays the same while the list changes under it. */
export function LateList(props: Props) {
  const { rows, figures, nameOf, label, showsAchievement, chosen, onChoose, onChooseAll, hasMore, onMore } = props
  const t = useTexts('operations')
  const waiting = useWaiting()
  const scroller = useRef<HTMLDivElement>(null)
  const [activeId, setActiveId] = useState<string | null>(null)
  const [isFocused, setFocused] = useState(false)
  const lastIndex = useRef(0)
  const anchor = useRef<string | null>(null)
  const found = rows.findIndex(({ submissionId }) => submissionId === activeId)
  // What was at hand and has left gives its place to what stands there now.
  const active = Math.max(0, found >= 0 ? found : Math.min(lastIndex.current, rows.length - 1))
  useEffect(() => {
    lastIndex.current = active
  }, [active])
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    measureElement: (element) => element.getBoundingClientRect().height,
    getItemKey: (index) => rows[index]?.submissionId ?? index,
    overscan: 8,
  })
  const items = virtualizer.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  const more = useRef(onMore)
  more.current = onMore
  useEffect(() => {
    if (hasMore && last >= rows.length - AHEAD_ROWS) more.current()
  }, [hasMore, last, rows.length])

  const idAt = (index: number) => rows[index]?.submissionId
  const moveTo = (index: number): number => {
    const target = Math.max(0, Math.min(rows.length - 1, index))
    setActiveId(idAt(target) ?? null)
    virtualizer.scrollToIndex(target, { align: 'auto' })
    return target
  }
  const toggle = (index: number) => {
    const id = idAt(index)
    if (id === undefined) return
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    anchor.current = id
    onChoose(next)
  }
  const chooseTo = (index: number) => {
    const from = rows.findIndex(({ submissionId }) => submissionId === (anchor.current ?? idAt(active)))
    anchor.current ??= idAt(active) ?? null
    const [first, end] = [Math.min(Math.max(from, 0), index), Math.max(from, index)]
    onChoose(new Set([...chosen, ...rows.slice(first, end + 1).map(({ submissionId }) => submissionId)]))
  }
  const keys = bindKeys(LATE_LIST_KEYS, t, {
    'operations.list.down': () => moveTo(active + 1),
    'operations.list.up': () => moveTo(active - 1),
    'operations.list.first': () => moveTo(0),
    'operations.list.last': () => moveTo(rows.length - 1),
    'operations.list.select': () => toggle(active),
    'operations.list.selectDown': () => chooseTo(moveTo(active + 1)),
    'operations.list.selectUp': () => chooseTo(moveTo(active - 1)),
    'operations.list.selectAll': onChooseAll,
    'operations.list.clear': chosen.size > 0 ? () => onChoose(new Set()) : undefined,
  })
  useShortcuts(isFocused ? keys : [])
  if (rows.length === 0) return <EmptyState title={t('late.none')} hint={t('late.noneHint')} />
  const press = (event: MouseEvent, index: number) => {
    if (event.shiftKey) chooseTo(index)
    else toggle(index)
    setActiveId(idAt(index) ?? null)
    scroller.current?.focus({ preventScroll: true })
  }
  const chosenHere = rows.filter(({ submissionId }) => chosen.has(submissionId)).length
  const activeRow = idAt(active)
  return (
    <div className={classes.frame}>
      <div className={classes.head}>
        <Checkbox
          size="xs"
          label={t('late.chooseAll')}
          checked={chosenHere > 0 && chosenHere === rows.length}
          indeterminate={chosenHere > 0 && chosenHere < rows.length}
          onChange={onChooseAll}
        />
        <span className={classes.hint}>{t('late.keysHint')}</span>
      </div>
      <div
        role="grid"
        aria-label={label}
        aria-multiselectable="true"
        aria-rowcount={hasMore ? -1 : rows.length}
        aria-activedescendant={activeRow === undefined ? undefined : lateRowId(activeRow)}
        tabIndex={0}
        ref={scroller}
        className={classes.scroller}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
      >
        <div role="rowgroup" className={classes.body} style={{ height: virtualizer.getTotalSize() }}>
          {items.map(({ index, start, key }) => {
            const row = rows[index]
            if (row === undefined) return null
            return (
              <LateRowView
                key={key}
                row={row}
                index={index}
                top={start}
                measure={virtualizer.measureElement}
                figures={figures}
                achievement={showsAchievement ? nameOf(row.achievementId) : null}
                goesTo={waiting.moves.get(row.submissionId)}
                isActive={isFocused && index === active}
                isChosen={chosen.has(row.submissionId)}
                onPress={(event) => press(event, index)}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}
