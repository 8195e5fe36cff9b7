import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useId, useRef, useSyncExternalStore } from 'react'
import { useTexts } from '../../../kit'
import classes from './panel.module.css'
import { THUMBNAIL, type Thumbnails } from './thumbnails'

/** Picture, number, and the space to the next one. */
const ROW_PX = THUMBNAIL.height + 34

type ThumbnailListProps = {
  thumbnails: Thumbnails
  page: number
  pages: number
  onPage(page: number): void
  /** Enter goes on to the page itself. */
  onLeave(): void
}

const STEPS: Readonly<Record<string, number | undefined>> = { ArrowUp: -1, ArrowDown: 1, PageUp: -5, PageDown: 5 }

/** Small pictures of all pages, of which only those in sight exist. The arrow keys go from page to page. */
export function ThumbnailList({ thumbnails, page, pages, onPage, onLeave }: ThumbnailListProps) {
  const t = useTexts('pdf')
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: pages,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 2,
    paddingStart: 8,
  })
  const rows = virtualizer.getVirtualItems()
  const first = (rows[0]?.index ?? 0) + 1
  const last = (rows.at(-1)?.index ?? -1) + 1
  useEffect(() => {
    thumbnails.want(Array.from({ length: last - first + 1 }, (_, at) => first + at))
  }, [thumbnails, first, last])
  useEffect(() => () => thumbnails.want([]), [thumbnails])
  useEffect(() => virtualizer.scrollToIndex(page - 1, { align: 'auto' }), [virtualizer, page])

  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    const wanted = event.key === 'Home' ? 1 : event.key === 'End' ? pages : step === undefined ? null : page + step
    if (event.key === 'Enter') onLeave()
    else if (wanted !== null) onPage(Math.min(pages, Math.max(1, wanted)))
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      role="listbox"
      tabIndex={0}
      aria-label={t('panel.pages')}
      aria-activedescendant={`${id}-${page}`}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className={classes.thumbnails} style={{ height: virtualizer.getTotalSize() }}>
        {rows.map(({ index, start }) => (
          <div
            key={index}
            id={`${id}-${index + 1}`}
            role="option"
            aria-selected={index + 1 === page}
            aria-setsize={pages}
            aria-posinset={index + 1}
            aria-label={t('pageLabel', { page: index + 1 })}
            className={classes.thumbnail}
            style={{ translate: `0 ${start}px`, height: ROW_PX }}
            onClick={() => onPage(index + 1)}
          >
            <ThumbnailPicture thumbnails={thumbnails} page={index + 1} />
            <span className={classes.number}>{index + 1}</span>
          </div>
        ))}
      </div>
    </div>
  )
}

function ThumbnailPicture({ thumbnails, page }: { thumbnails: Thumbnails; page: number }) {
  const frame = useRef<HTMLDivElement>(null)
  const picture = useSyncExternalStore(thumbnails.follow, () => thumbnails.pictureOf(page))
  useEffect(() => {
    frame.current?.replaceChildren(...(picture ? [picture] : []))
  }, [picture])
  return <div ref={frame} className={classes.picture} data-empty={picture === null || undefined} />
}
