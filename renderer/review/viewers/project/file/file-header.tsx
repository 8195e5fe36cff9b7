import { SegmentedControl } from '@mantine/core'
import { useFormats, useTexts } from '../../../../kit'
import type { ArchiveEntry } from '../archive/archive'
import { WITHIN } from '../archive/nested-archives'
import classes from './file.module.css'

type FileHeaderProps = {
  path: string
  /** Null while the archive around it is being opened. */
  entry: ArchiveEntry | null
  isSource: boolean
  /** Shows the file as it was written, or as it reads; null where that is the same. */
  onSource: ((isSource: boolean) => void) | null
}

/** Which file is open: where it is, how large, and under which name it came where that is another one. */
export function FileHeader({ path, entry, isSource, onSource }: FileHeaderProps) {
  const t = useTexts('project')
  const { bytes } = useFormats()
  const slash = path.lastIndexOf('/')
  return (
    <header className={classes.header}>
      <h2 className={classes.path}>
        <span>{path.slice(0, slash + 1).replaceAll(WITHIN, ' › ')}</span>
        <strong>{path.slice(slash + 1)}</strong>
      </h2>
      {entry && <span className={classes.size}>{bytes(entry.sizeBytes)}</span>}
      {entry?.target && <span className={classes.size}>{t('file.target', { target: entry.target.slice(0, 200) })}</span>}
      {entry?.writtenName && (
        <span className={classes.written}>{t('file.writtenName', { name: entry.writtenName.slice(0, 200) })}</span>
      )}
      {onSource && (
        <SegmentedControl
          size="xs"
          aria-label={t('file.view')}
          className={classes.view ?? ''}
          value={isSource ? 'source' : 'reading'}
          onChange={(next) => onSource(next === 'source')}
          data={[
            { value: 'reading', label: t('file.reading') },
            { value: 'source', label: t('file.source') },
          ]}
        />
      )}
    </header>
  )
}
