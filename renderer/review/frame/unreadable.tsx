import { Button } from '@mantine/core'
import { IconCloudDown, IconCloudOff, IconFileAlert, IconFileX } from '@tabler/icons-react'
import { EmptyState, ErrorState, useTexts } from '../../kit'
import { NO_TOOLS, useOfferedTools } from '../controls/use-offered-tools'
import type { ViewerProps } from '../viewers/viewer'

type UnreadableProps = {
  reason: 'not-offline' | 'damaged' | 'unknown' | 'too-large' | 'failed'
  onTools?: ViewerProps['onTools']
  onTakeOffline: ViewerProps['onTakeOffline']
  onTryAgain(): void
  onSaveCopy(): void
}

/** Instead of an item whose bytes can't be read now: why, and what to do. */
export function Unreadable({ reason, onTools, onTakeOffline, onTryAgain, onSaveCopy }: UnreadableProps) {
  useOfferedTools(onTools, NO_TOOLS)
  const t = useTexts('review')
  // Damaged or never fetched: it can't be had any more.
  if (onTakeOffline === null && (reason === 'not-offline' || reason === 'damaged')) {
    return <EmptyState icon={<IconCloudOff />} title={t('unreadable.gone.title')} hint={t('unreadable.gone.hint')} />
  }
  if (reason === 'not-offline') {
    return (
      <EmptyState
        icon={<IconCloudDown />}
        title={t('unreadable.notOffline.title')}
        hint={t('unreadable.notOffline.hint')}
        actions={<Button onClick={() => onTakeOffline?.()}>{t('unreadable.notOffline.action')}</Button>}
      />
    )
  }
  if (reason === 'too-large') {
    return (
      <EmptyState
        icon={<IconFileAlert />}
        title={t('unreadable.tooLarge.title')}
        hint={t('unreadable.tooLarge.hint')}
        actions={<Button onClick={onSaveCopy}>{t('controls.saveCopy')}</Button>}
      />
    )
  }
  const key = reason === 'damaged' ? 'damaged' : 'failed'
  return (
    <ErrorState
      icon={<IconFileX />}
      title={t(`unreadable.${key}.title`)}
      safe={t('unreadable.safe')}
      hint={t(`unreadable.${key}.hint`)}
      actions={
        key === 'damaged' ? (
          <Button onClick={() => onTakeOffline?.()}>{t('unreadable.damaged.action')}</Button>
        ) : (
          <Button onClick={onTryAgain}>{t('unreadable.failed.action')}</Button>
        )
      }
    />
  )
}
