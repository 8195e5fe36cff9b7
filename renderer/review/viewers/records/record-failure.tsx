import { Button } from '@mantine/core'
import { IconFileOff, IconFileUnknown, IconFileX } from '@tabler/icons-react'
import { EmptyState, ErrorState, useTexts } from '../../../kit'
import { NO_TOOLS, useOfferedTools } from '../../controls/use-offered-tools'
import { ViewerToolbar } from '../../controls/viewer-toolbar'
import type { ViewerBodyProps } from '../viewer'
import type { OpenedRecord } from './read-record'
import classes from './records.module.css'

/** More of a record that can't be read isn't shown; the copy has all of it. */
const MOST_CHARACTERS = 20_000

type RecordFailureProps = Pick<ViewerBodyProps, 'toolbar' | 'onTools' | 'onSaveCopy'> & { record: OpenedRecord }

/** Instead of a record that can't be read: why, the way out, and what its file says as it stands. */
export function RecordFailure({ record, toolbar, onTools, onSaveCopy }: RecordFailureProps) {
  useOfferedTools(onTools, NO_TOOLS)
  const t = useTexts('records')
  const actions = <Button onClick={onSaveCopy}>{t('failure.saveCopy')}</Button>
  return (
    <div className={classes.failure} tabIndex={0} role="document" aria-label={t('failure.label')}>
      <ViewerToolbar slot={toolbar} onFind={null} onSaveCopy={onSaveCopy}>
        {[]}
      </ViewerToolbar>
      {record.kind === 'empty' && (
        <EmptyState icon={<IconFileOff />} title={t('failure.empty.title')} hint={t('failure.empty.hint')} actions={actions} />
      )}
      {record.kind === 'unknown' && (
        <EmptyState
          icon={<IconFileUnknown />}
          title={t('failure.unknown.title')}
          hint={record.format === null ? t('failure.unknown.noFormat') : t('failure.unknown.hint', { format: record.format })}
          actions={actions}
        />
      )}
      {record.kind === 'broken' && (
        <ErrorState
          icon={<IconFileX />}
          title={t('failure.broken.title')}
          safe={t('failure.safe')}
          hint={record.place === null ? t('failure.broken.hint') : t('failure.broken.at', { place: record.place })}
          actions={actions}
        />
      )}
      {'source' in record && <pre className={classes.source}>{record.source.slice(0, MOST_CHARACTERS)}</pre>}
    </div>
  )
}
