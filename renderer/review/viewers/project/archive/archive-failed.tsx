import { Button } from '@mantine/core'
import { IconDownload, IconFileX, IconFileZip, IconLock, IconShieldX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { ErrorState, useTexts } from '../../../../kit'
import { NO_TOOLS, useOfferedTools } from '../../../controls/use-offered-tools'
import type { SourceViewerProps } from '../../viewer'
import type { ArchiveFailure } from './archive'

type ArchiveFailedProps = Pick<SourceViewerProps, 'onTools' | 'onSaveCopy'> & { reason: ArchiveFailure }

/** Instead of an archive in which nothing can be listed: why, and the way out. */
export function ArchiveFailed({ reason, onTools, onSaveCopy }: ArchiveFailedProps) {
  useOfferedTools(onTools, NO_TOOLS)
  const t = useTexts('project')
  const review = useTexts('review')
  return (
    <ErrorState
      icon={ICONS[reason] ?? <IconFileX />}
      title={t(`failed.${reason}.title`)}
      safe={review('unreadable.safe')}
      hint={t(`failed.${reason}.hint`)}
      actions={
        <Button leftSection={<IconDownload size={16} aria-hidden />} onClick={onSaveCopy}>
          {review('controls.saveCopy')}
        </Button>
      }
    />
  )
}

const ICONS: Partial<Record<ArchiveFailure, ReactNode>> = {
  empty: <IconFileZip />,
  encrypted: <IconLock />,
  bomb: <IconShieldX />,
  'too-large': <IconShieldX />,
  'too-deep': <IconShieldX />,
}
