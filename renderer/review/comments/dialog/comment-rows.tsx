import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Rubric } from '../../../../shared/domain'
import { announce, KeyHint, useTexts } from '../../../kit'
import type { Found } from '../../../kit/search'
import { withChange, withMove } from '../bank'
import type { Comments } from '../comments-context'
import { CommentEditor } from './comment-editor'
import { CommentRow } from './comment-row'
import classes from './dialog.module.css'

type Props = {
  rubric: Rubric
  comments: Comments
  /** What is shown, by place in the bank. */
  found: readonly Found[]
  /** True while only a part is shown: there is no order to change then. */
  isSearching: boolean
}

/** Which row takes the focus once it is there: by its place, and by the comment that must or mustn't be in it by then. */
type FocusWish = { at: number; id?: string; not?: string }

/** The comments as a list of which only what is in sight is rendered; arrows move along it. */
export function CommentRows({ rubric, comments, found, isSearching }: Props) {
  const t = useTexts('comments')
  const scroller = useRef<HTMLDivElement>(null)
  const [editedId, setEditedId] = useState<string | null>(null)
  const [at, setAt] = useState(0)
  const focusWish = useRef<FocusWish | null>(null)
  const rows = useVirtualizer({
    count: found.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 58,
    overscan: 6,
    getItemKey: (row) => comments.bank[found[row]?.index ?? -1]?.id ?? row,
  })
  const current = Math.min(at, found.length - 1)
  useEffect(() => {
    const wish = focusWish.current
    if (wish === null) return
    const row = scroller.current?.querySelector<HTMLElement>(`[data-row="${Math.min(wish.at, found.length - 1)}"]`)
    // A change that is on its way to the disk isn't shown yet.
    if (!row || row.dataset.comment === wish.not || (wish.id !== undefined && row.dataset.comment !== wish.id)) return
    focusWish.current = null
    row.focus()
  })

  const go = (to: number, wish: Omit<FocusWish, 'at'> = {}) => {
    focusWish.current = { at: to, ...wish }
    setAt(to)
    rows.scrollToIndex(to)
  }
  const move = (id: string, step: 1 | -1) => {
    const to = current + step
    if (isSearching || to < 0 || to >= found.length) return
    void comments.change((bank) => withMove(bank, id, step))
    go(to, { id })
    announce(t('row.moved', { at: to + 1, total: found.length }))
  }
  const press = (event: KeyboardEvent, row: number, id: string) => {
    const comment = comments.bank.find((each) => each.id === id)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] as 1 | -1 | undefined
    if (step !== undefined && event.altKey) move(id, step)
    else if (step !== undefined) go(Math.min(Math.max(row + step, 0), found.length - 1))
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(found.length - 1)
    else if (event.key === 'Delete' && comment) {
      go(row, { not: id })
      comments.remove(comment)
    } else return
    event.preventDefault()
  }

  return (
    <>
      <div ref={scroller} className={classes.rows}>
        <div role="list" aria-label={t('dialog.list')} className={classes.space} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map((item) => {
            const one = found[item.index]
            const comment = one && comments.bank[one.index]
            if (!comment) return null
            return (
              <div
                key={item.key}
                ref={rows.measureElement}
                role="listitem"
                aria-setsize={found.length}
                aria-posinset={item.index + 1}
                data-index={item.index}
                className={classes.place}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {editedId === comment.id ? (
                  <CommentEditor
                    rubric={rubric}
                    text={comment.text}
                    criterionId={comment.criterionId}
                    onSave={(change) => {
                      setEditedId(null)
                      go(item.index)
                      void comments.change((bank) => withChange(bank, comment.id, change))
                    }}
                    onCancel={() => {
                      setEditedId(null)
                      go(item.index)
                    }}
                  />
                ) : (
                  <CommentRow
                    rubric={rubric}
                    comment={comment}
                    ranges={one.ranges}
                    uses={comments.uses}
                    row={item.index}
                    isCurrent={item.index === current}
                    canMove={!isSearching}
                    onFocus={() => setAt(item.index)}
                    onKeyDown={(event) => press(event, item.index, comment.id)}
                    onEdit={() => setEditedId(comment.id)}
                    onMove={(step) => {
                      setAt(item.index)
                      void comments.change((bank) => withMove(bank, comment.id, step))
                    }}
                    onDelete={() => comments.remove(comment)}
                  />
                )}
              </div>
            )
          })}
        </div>
      </div>
      <p className={classes.keys}>
        <span>
          <KeyHint keys="enter" isExact /> {t('row.keyEdit')}
        </span>
        <span>
          <KeyHint keys="alt+arrowup" isExact /> <KeyHint keys="alt+arrowdown" isExact /> {t('row.keyMove')}
        </span>
        <span>
          <KeyHint keys="delete" isExact /> {t('row.keyDelete')}
        </span>
      </p>
    </>
  )
}
