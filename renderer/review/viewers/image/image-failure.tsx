import { Button } from '@mantine/core'
import { IconPhotoOff, IconPhotoX } from '@tabler/icons-react'
import { EmptyState, ErrorState, useFormats, useTexts } from '../../../kit'
import type { ImageState } from './use-image'

type ImageFailureProps = {
  image: Extract<ImageState, { state: 'empty' | 'broken' | 'too-large' }>
  onSaveCopy(): void
}

/** Instead of a picture that can't be shown. */
export function ImageFailure({ image, onSaveCopy }: ImageFailureProps) {
  const t = useTexts('pdf')
  const review = useTexts('review')
  const { number } = useFormats()
  const save = <Button onClick={onSaveCopy}>{review('controls.saveCopy')}</Button>
  if (image.state === 'too-large') {
    const size = { width: number(image.width), height: number(image.height) }
    return (
      <EmptyState
        icon={<IconPhotoOff />}
        title={t('image.tooLarge.title')}
        hint={t('image.tooLarge.hint', size)}
        actions={save}
      />
    )
  }
  return (
    <ErrorState
      icon={image.state === 'empty' ? <IconPhotoOff /> : <IconPhotoX />}
      title={t(`image.${image.state}.title`)}
      safe={review('unreadable.safe')}
      hint={t(`image.${image.state}.hint`)}
      actions={image.state === 'broken' && save}
    />
  )
}
