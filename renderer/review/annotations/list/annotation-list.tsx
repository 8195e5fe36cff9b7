import { Button } from '@mantine/core'
import { IconFilterOff, IconMessagePlus } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState } from 'react'
import type { Annotation, EvidenceItem, Rubric } from '../../../../shared/domain'
import { EmptyState, ProgressLine, useTexts } from '../../../kit'
import type { PlacedAnnotations } from '../placing/use-placed-annotations'
import classes from './list.module.css'
import { type ListActions, ListEntry } from './list-entry'
import { ListHead } from './list-head'
import {
  filterList,
  listAll,
  type ListFilter,
  type ListOrder,
  NO_FILTER,
  orderList,
  type SideNotes,
  whoseAre,
} from './list-model'
import { useListKeys } from './use-list-keys'

type AnnotationListProps = ListActions & {
  /** All items of the submission, in the order in which they are listed. */
  items: readonly EvidenceItem[]
  annotations: readonly Annotation[]
  /** Those of the decision about an earlier revision: shown, never changed. */
  earlier: readonly Annotation[]
  /** Those of the two assessors between whom somebody is to settle; null otherwise. */
  sides: SideNotes | null
  placed: PlacedAnnotations
  rubric: Rubric
  /** The item that is open; null where none is. */
  openItem: EvidenceItem | null
  activeAnnotationId: string | null
  isReadOnly: boolean
  /** A new object each time that the list was asked to take the focus; null where it wasn't. */
  focusWish?: object | null
}

/** Every annotation of a submission; only what is in sight is rendered. */
export function AnnotationList(props: AnnotationListProps) {
  const { items, annotations, earlier, sides, placed, rubric, openItem, activeAnnotationId } = props
  const t = useTexts('review')
  const [filter, setFilter] = useState<ListFilter>(NO_FILTER)
  const [order, setOrder] = useState<ListOrder>('place')
  const all = useMemo(
    () => listAll(annotations, earlier, placed.placements, sides),
    [annotations, earlier, placed.placements, sides],
  )
  const gone = t('annotations.list.gone')
  // "This item" means the one that is open, also after another one was opened.
  const evidenceId = filter.evidenceId === null ? null : (openItem?.id ?? null)
  const shown = useMemo(() => filterList(all, { ...filter, evidenceId }), [all, filter, evidenceId])
  const rows = useMemo(() => orderList(shown, items, order, gone), [shown, items, order, gone])
  const titles = useMemo(() => new Map(items.map((item) => [item.id, item.title])), [items])
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === 'item' ? 34 : 84),
    overscan: 6,
    getItemKey: (index) => {
      const row = rows[index]
      return row === undefined ? index : row.kind === 'item' ? row.id : row.annotation.id
    },
  })
  const keys = useListKeys({
    ...props,
    rows,
    scroller,
    focusWish: props.focusWish ?? null,
    onRow: (index) => virtual.scrollToIndex(index),
  })
  if (all.length === 0) {
    return <EmptyState icon={<IconMessagePlus />} title={t('annotations.none.title')} hint={t('annotations.none.hint')} />
  }
  return (
    <div className={classes.list}>
      <ListHead
        filter={filter}
        onFilter={setFilter}
        order={order}
        onOrder={setOrder}
        rubric={rubric}
        item={openItem}
        whose={whoseAre(earlier, sides)}
        shown={shown.length}
        total={all.length}
      />
      {placed.progress && (
        <div className={classes.progress}>
          <span>{t('annotations.list.placing')}</span>
          <ProgressLine share={placed.progress.done / placed.progress.total} label={t('annotations.list.placing')} />
        </div>
      )}
      {rows.length === 0 && (
        <EmptyState
          icon={<IconFilterOff />}
          title={t('annotations.list.nothing')}
          actions={
            <Button size="xs" variant="default" onClick={() => setFilter(NO_FILTER)}>
              {t('annotations.list.showAll')}
            </Button>
          }
        />
      )}
      <div ref={scroller} className={classes.scroller} onKeyDown={keys.press}>
        <div
          role="list"
          aria-label={t('annotations.list.label')}
          className={classes.space}
          style={{ height: virtual.getTotalSize() }}
        >
          {virtual.getVirtualItems().map(({ key, index, start }) => {
            const row = rows[index]
            if (!row) return null
            return (
              <div
                key={key}
                ref={virtual.measureElement}
                role="listitem"
                data-index={index}
                className={classes.row}
                style={{ transform: `translateY(${start}px)` }}
              >
                {row.kind === 'item' ? (
                  <h3 className={classes.itemTitle}>
                    {row.title} <span className={classes.count}>{t('annotations.count', { count: row.count })}</span>
                  </h3>
                ) : (
                  <ListEntry
                    {...props}
                    listed={row}
                    title={titles.get(row.annotation.evidenceId) ?? gone}
                    isActive={row.annotation.id === activeAnnotationId}
                    isStop={index === keys.stop}
                  />
                )}
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}
