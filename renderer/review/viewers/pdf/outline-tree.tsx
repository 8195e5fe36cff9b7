import { Tree, type TreeNodeData, useTree } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react'
import { LoadingState, useTexts } from '../../../kit'
import classes from './panel.module.css'
import { type OutlineEntry, readOutline } from './pdf-outline'
import type { PdfSession } from './pdf-session'

type OutlineTreeProps = { session: PdfSession; onOpenLink(url: string): void }

/** The document's own table of contents. Arrow keys move and unfold, Enter goes to the place. */
export function OutlineTree({ session, onOpenLink }: OutlineTreeProps) {
  const t = useTexts('pdf')
  const tree = useTree()
  const [entries, setEntries] = useState<OutlineEntry[] | null>(null)
  useEffect(() => {
    let isCurrent = true
    readOutline(session.document).then((read) => isCurrent && setEntries(read), console.error)
    return () => {
      isCurrent = false
    }
  }, [session])
  const untitled = t('panel.untitled')
  const nodes = useMemo(() => (entries ?? []).map((entry) => nodeOf(entry, untitled)), [entries, untitled])
  const byId = useMemo(() => new Map((entries ?? []).flatMap(flatten).map((entry) => [entry.id, entry])), [entries])

  const go = (id: string | undefined) => {
    const entry = byId.get(id ?? '')
    if (!entry) return
    if (entry.destination !== null) session.goTo(entry.destination).catch(console.error)
    else if (entry.url?.startsWith('https:')) onOpenLink(entry.url)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLElement)) return
    event.preventDefault()
    event.stopPropagation()
    go(event.target.closest<HTMLElement>('[role="treeitem"]')?.dataset.value)
  }
  const isFlat = (entries ?? []).every(({ children }) => children.length === 0)
  if (entries === null) return <LoadingState rows={4} />
  if (entries.length === 0) return <p className={classes.nothing}>{t('panel.noOutline')}</p>
  return (
    <div className={classes.scroller}>
      <Tree
        data={nodes}
        tree={tree}
        expandOnClick={false}
        allowRangeSelection={false}
        levelOffset={14}
        aria-label={t('panel.outline')}
        classNames={{ root: classes.outline ?? '', label: classes.heading ?? '', node: classes.node ?? '' }}
        onKeyDown={onKeyDown}
        renderNode={({ node, expanded, hasChildren, elementProps }) => (
          <div
            {...elementProps}
            onClick={(event) => {
              elementProps.onClick(event)
              go(node.value)
            }}
          >
            {!isFlat && (
              <IconChevronRight
                className={classes.chevron}
                size={14}
                aria-hidden
                data-expanded={expanded || undefined}
                data-leaf={!hasChildren || undefined}
                onClick={(event) => {
                  event.stopPropagation()
                  tree.toggleExpanded(node.value)
                }}
              />
            )}
            <span className={classes.title}>{node.label}</span>
          </div>
        )}
      />
    </div>
  )
}

function nodeOf({ id, title, children }: OutlineEntry, untitled: string): TreeNodeData {
  const label = title === '' ? untitled : title
  return children.length === 0
    ? { value: id, label }
    : { value: id, label, children: children.map((child) => nodeOf(child, untitled)) }
}

function flatten(entry: OutlineEntry): OutlineEntry[] {
  return [entry, ...entry.children.flatMap(flatten)]
}
