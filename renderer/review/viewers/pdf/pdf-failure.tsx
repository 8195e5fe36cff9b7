import { Button } from '@mantine/core'
import { IconFileOff, IconFileX, IconLock } from '@tabler/icons-react'
import { ErrorState, useTexts } from '../../../kit'
import type { PdfFailure } from './open-pdf'

const ICONS = { broken: IconFileX, encrypted: IconLock, empty: IconFileOff }

/** Instead of the pages of a PDF that can't be opened. */
export function PdfFailureState({ reason, onSaveCopy }: { reason: PdfFailure; onSaveCopy(): void }) {
  const t = useTexts('review')
  const Icon = ICONS[reason]
  return (
    <ErrorState
      icon={<Icon />}
      title={t(`pdf.${reason}.title`)}
      safe={t('unreadable.safe')}
      hint={t(`pdf.${reason}.hint`)}
      actions={reason !== 'empty' && <Button onClick={onSaveCopy}>{t('controls.saveCopy')}</Button>}
    />
  )
}
