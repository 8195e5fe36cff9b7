import { IconChevronRight, IconMessage2 } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, useEffect, useId, useRef } from 'react'
import { useFormats, useTexts } from '../../../../kit'
import { FileIcon } from './file-icon'
import type { TreeRow } from './file-tree'
import classes from './tree.module.css'
import { useTreeKeys } from './use-tree-keys'

const ROW_PX = 28

type TreeViewProps = {
  rows: readonly TreeRow[]
  label: string
  /** The file that is open. */
  openPath: string | null
  /** Paths of archives that are being opened. */
  loading: ReadonlySet<string>
  /** How many annotations there are in a file, or in all of a folder. */
  notesOf(path: string): number
  onToggle(row: TreeRow): void
  /** @param isFinal whether reading goes on there, rather than in the tree. */
  onOpen(row: TreeRow, isFinal: boolean): void
  /** Takes the element that has the keyboard. */
  treeRef(element: HTMLElement | null): void
}

/** The files as a tree; only the rows on the screen are drawn. */
export function TreeView(props: TreeViewProps) {
  'use no memo'
  const { rows, openPath, notesOf } = props
  const t = useTexts('project')
  const id = useId()
  const scroller = useRef<HTMLDivElement | null>(null)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 10,
  })
  const keys = useTreeKeys({ ...props, scrollTo: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }) })
  const openAt = rows.findIndex(({ path }) => path === openPath)
  useEffect(() => {
    if (openAt >= 0) virtualizer.scrollToIndex(openAt, { align: 'auto' })
  }, [virtualizer, openAt])
  return (
    <div
      ref={(element) => {
        scroller.current = element
        props.treeRef(element)
      }}
      className={classes.tree}
      role="tree"
      tabIndex={0}
      aria-label={props.label}
      aria-activedescendant={rows[keys.active] ? `${id}-${keys.active}` : undefined}
      onKeyDown={keys.onKeyDown}
    >
      <div className={classes.rows} role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]
          if (!row) return null
          const notes = notesOf(row.path)
          return (
            <div
              key={row.path}
              id={`${id}-${index}`}
              className={classes.row}
              style={{ transform: `translateY(${start}px)`, '--level': row.level } as CSSProperties}
              role="treeitem"
              aria-level={row.level}
              aria-posinset={row.position}
              aria-setsize={row.siblings}
              aria-expanded={row.kind === 'file' ? undefined : row.isOpen}
              aria-selected={row.path === openPath}
              data-active={index === keys.active || undefined}
              data-trouble={(row.entry?.trouble ?? null) !== null || undefined}
              onClick={() => {
                keys.setActive(index)
                if (row.kind === 'file') props.onOpen(row, false)
                else props.onToggle(row)
              }}
            >
              <span className={classes.chevron} data-open={row.isOpen || undefined}>
                {row.kind !== 'file' && <IconChevronRight size={14} aria-hidden />}
              </span>
              <FileIcon path={row.path} kind={row.kind} isOpen={row.isOpen} trouble={row.entry?.trouble ?? null} />
              <span className={classes.name}>{row.name}</span>
              {notes > 0 && (
                <span className={classes.notes} title={t('tree.notes', { count: notes })}>
                  <IconMessage2 size={13} aria-hidden />
                  {notes}
                </span>
              )}
              <RowExtent row={row} isLoading={props.loading.has(row.path)} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

function RowExtent({ row, isLoading }: { row: TreeRow; isLoading: boolean }) {
  const t = useTexts('project')
  const { bytes } = useFormats()
  if (isLoading) return <span className={classes.extent}>{t('tree.opening')}</span>
  if (row.kind === 'folder' && row.isOpen) return null
  return (
    <span className={classes.extent}>
      {row.entry === null ? t('tree.files', { count: row.fileCount }) : bytes(row.sizeBytes)}
    </span>
  )
}
