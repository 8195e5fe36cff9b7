import { Button } from '@mantine/core'
import { IconFileExport } from '@tabler/icons-react'
import type { EvidenceFile, EvidenceItem } from '../../../shared/domain'
import { useTexts } from '../../kit'
import classes from './frame.module.css'

type RenditionNoticeProps = {
  item: EvidenceItem
  /** The rendition that is shown. */
  shown: EvidenceFile
  onSaveOriginal(): void
}

/** Says that what is read is not the file that the candidate handed in, and hands that one out. */
export function RenditionNotice({ item, shown, onSaveOriginal }: RenditionNoticeProps) {
  const t = useTexts('review')
  return (
    <p className={classes.rendition}>
      <IconFileExport size={16} aria-hidden="true" />
      <span>{t(`rendition.${kindOf(shown.mediaType)}`, { name: item.fileName })}</span>
      <Button size="compact-xs" variant="default" onClick={onSaveOriginal}>
        {t('rendition.saveOriginal')}
      </Button>
    </p>
  )
}

function kindOf(mediaType: string): 'pdf' | 'image' | 'recording' | 'other' {
  if (mediaType === 'application/pdf') return 'pdf'
  if (mediaType.startsWith('image/')) return 'image'
  return /^(?:video|audio)\//.test(mediaType) ? 'recording' : 'other'
}
