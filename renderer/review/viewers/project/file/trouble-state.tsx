import { Button } from '@mantine/core'
import { IconDownload, IconFileX, IconLink, IconLock, IconShieldX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { ErrorState, useTexts } from '../../../../kit'
import { NO_TOOLS, useOfferedTools } from '../../../controls/use-offered-tools'
import type { SourceViewerProps } from '../../viewer'
import type { EntryBytes } from '../archive/archive'

type Reason = Extract<EntryBytes, { ok: false }>['reason']

type TroubleStateProps = Pick<SourceViewerProps, 'onTools'> & { reason: Reason; onSaveAll(): void }

/** Instead of a file of an archive that can't be opened: why, and the way out. */
export function TroubleState({ reason, onTools, onSaveAll }: TroubleStateProps) {
  useOfferedTools(onTools, NO_TOOLS)
  const t = useTexts('project')
  const review = useTexts('review')
  return (
    <ErrorState
      icon={ICONS[reason]}
      title={t(`trouble.${reason}.title`)}
      safe={review('unreadable.safe')}
      hint={t(`trouble.${reason}.hint`)}
      actions={
        <Button leftSection={<IconDownload size={16} aria-hidden />} onClick={onSaveAll}>
          {t('file.saveAll')}
        </Button>
      }
    />
  )
}

const ICONS: Record<Reason, ReactNode> = {
  encrypted: <IconLock />,
  unsupported: <IconFileX />,
  'too-large': <IconShieldX />,
  bomb: <IconShieldX />,
  link: <IconLink />,
  special: <IconLink />,
  damaged: <IconFileX />,
  unknown: <IconFileX />,
  unreadable: <IconFileX />,
}
