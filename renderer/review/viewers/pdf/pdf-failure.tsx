import { Button } from '@mantine/core'
import { IconFileOff, IconFileX } from '@tabler/icons-react'
import { EmptyState, ErrorState, useTexts } from '../../../kit'

/** Instead of the pages of a PDF that can't be opened. */
export function PdfFailureState({ reason, onSaveCopy }: { reason: 'broken' | 'empty'; onSaveCopy(): void }) {
  const t = useTexts('pdf')
  const review = useTexts('review')
  const texts = {
    title: t(`${reason}.title`),
    hint: t(`${reason}.hint`),
    actions: <Button onClick={onSaveCopy}>{review('controls.saveCopy')}</Button>,
  }
  return reason === 'empty' ? (
    <EmptyState icon={<IconFileOff />} {...texts} />
  ) : (
    <ErrorState icon={<IconFileX />} safe={review('unreadable.safe')} {...texts} />
  )
}
