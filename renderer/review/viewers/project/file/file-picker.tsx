import { Select } from '@mantine/core'
import { useTexts } from '../../../../kit'
import type { ArchiveEntry } from '../archive/archive'
import classes from './file.module.css'

/** More are found by typing: a list of thousands would all be laid out. */
const MOST_OPTIONS = 100

type FilePickerProps = { files: readonly ArchiveEntry[]; openPath: string | null; onOpen(path: string): void }

/** The files as a list to choose from, where there is no room for the tree. */
export function FilePicker({ files, openPath, onOpen }: FilePickerProps) {
  const t = useTexts('project')
  return (
    <Select
      className={classes.picker ?? ''}
      size="xs"
      searchable
      limit={MOST_OPTIONS}
      aria-label={t('file.choose')}
      nothingFoundMessage={t('tree.nothing')}
      data={files.map(({ path }) => path)}
      value={openPath}
      onChange={(path) => path !== null && onOpen(path)}
    />
  )
}
