import { Button } from '@mantine/core'
import { IconFileOff, IconFileX } from '@tabler/icons-react'
import { ErrorState, useTexts } from '../../../kit'

/** Instead of the pages of a PDF that can't be opened. */
export function PdfFailureState({ reason, onSaveCopy }: { reason: 'broken' | 'empty'; onSaveCopy(): void }) {
  const t = useTexts('pdf')
  const review = useTexts('review')
  return (
    <ErrorState
      icon={reason === 'empty' ? <IconFileOff /> : <IconFileX />}
      title={t(`${reason}.title`)}
      safe={review('unreadable.safe')}
      hint={t(`${reason}.hint`)}
      actions={reason === 'broken' && <Button onClick={onSaveCopy}>{review('controls.saveCopy')}</Button>}
    />
  )
}
