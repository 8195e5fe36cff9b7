import { TextInput } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { EmptyState, useTexts } from '../../../../kit'
import { WITHIN } from '../archive/nested-archives'
import { foldersAround, openAtFirst, type TreeRow, treeRows } from '../tree/file-tree'
import { TreeView } from '../tree/tree-view'
import classes from './side.module.css'
import type { SidePanelProps } from './side-panel'

/** The files as a tree, with a box that leaves only those whose path holds some words. */
export function FilesPanel({ root, openPath, loading, notesOf, openNested, onOpen, treeRef }: SidePanelProps) {
  const t = useTexts('project')
  const [filter, setFilter] = useState('')
  const [open, setOpen] = useState<ReadonlySet<string>>(() => openAtFirst(root))
  const [shown, setShown] = useState<string | null>(null)
  // The way to a file that was opened from elsewhere (an annotation, a search) is opened with it.
  if (openPath !== null && openPath !== shown) {
    setShown(openPath)
    setOpen((before) => new Set([...before, ...foldersAround(openPath)]))
  }
  const rows = useMemo(() => treeRows(root, open, filter), [root, open, filter])
  const toggle = (row: TreeRow) => {
    if (row.kind === 'archive' && row.entry !== null) {
      openNested(row.path).then(
        (isOpen) => (isOpen ? setOpen((before) => new Set(before).add(row.path + WITHIN.slice(0, 1))) : onOpen(row.path)),
        () => onOpen(row.path),
      )
      return
    }
    setOpen((before) => new Set(row.isOpen ? [...before].filter((path) => path !== row.path) : [...before, row.path]))
  }
  return (
    <>
      <div className={classes.top}>
        <TextInput
          size="xs"
          leftSection={<IconFilter size={14} aria-hidden />}
          placeholder={t('tree.filter')}
          aria-label={t('tree.filter')}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && setFilter('')}
        />
      </div>
      {rows.length === 0 ? (
        <EmptyState title={t('tree.nothing')} />
      ) : (
        <TreeView
          rows={rows}
          label={t('tree.label')}
          openPath={openPath}
          loading={loading}
          notesOf={notesOf}
          onToggle={toggle}
          onOpen={(row, isFinal) => onOpen(row.path, isFinal)}
          treeRef={treeRef}
        />
      )}
    </>
  )
}
