import { Button } from '@mantine/core'
import { IconFileOff, IconFileX, IconLock } from '@tabler/icons-react'
import { EmptyState, ErrorState, useTexts } from '../../../kit'
import { NO_TOOLS, useOfferedTools } from '../../controls/use-offered-tools'
import { ViewerToolbar } from '../../controls/viewer-toolbar'
import type { ViewerBodyProps } from '../viewer'
import type { DocumentFailure } from './open-document'

type FailedDocumentProps = Pick<ViewerBodyProps, 'toolbar' | 'onTools' | 'onSaveCopy'> & { reason: DocumentFailure }

/** Instead of a document that can't be read here: why, and the way out. */
export function FailedDocument({ reason, toolbar, onTools, onSaveCopy }: FailedDocumentProps) {
  useOfferedTools(onTools, NO_TOOLS)
  const t = useTexts('document')
  const texts = {
    title: t(`failure.${reason}.title`),
    hint: t(`failure.${reason}.hint`),
    actions: <Button onClick={onSaveCopy}>{t('saveCopy')}</Button>,
  }
  return (
    <>
      <ViewerToolbar slot={toolbar} onFind={null} onSaveCopy={onSaveCopy}>
        {[]}
      </ViewerToolbar>
      {reason === 'broken' ? (
        <ErrorState icon={<IconFileX />} safe={t('failure.safe')} {...texts} />
      ) : (
        <EmptyState icon={reason === 'encrypted' ? <IconLock /> : <IconFileOff />} {...texts} />
      )}
    </>
  )
}
