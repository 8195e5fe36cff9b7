import { Button } from '@mantine/core'
import { IconPhotoOff, IconPhotoX } from '@tabler/icons-react'
import { EmptyState, ErrorState, useFormats, useTexts } from '../../../kit'
import { NO_TOOLS, useOfferedTools } from '../../controls/use-offered-tools'
import { ViewerToolbar } from '../../controls/viewer-toolbar'
import type { ViewerBodyProps } from '../viewer'
import type { ImageState } from './use-image'

type ImageFailureProps = Pick<ViewerBodyProps, 'toolbar' | 'onTools' | 'onSaveCopy'> & {
  image: Extract<ImageState, { state: 'empty' | 'broken' | 'too-large' }>
}

/** Instead of a picture that can't be shown. */
export function ImageFailure({ image, toolbar, onTools, onSaveCopy }: ImageFailureProps) {
  const t = useTexts('pdf')
  const review = useTexts('review')
  const { number } = useFormats()
  useOfferedTools(onTools, NO_TOOLS)
  const actions = <Button onClick={onSaveCopy}>{review('controls.saveCopy')}</Button>
  return (
    <>
      <ViewerToolbar slot={toolbar} onFind={null} onSaveCopy={onSaveCopy}>
        {[]}
      </ViewerToolbar>
      {image.state === 'too-large' && (
        <EmptyState
          icon={<IconPhotoOff />}
          title={t('image.tooLarge.title')}
          hint={t('image.tooLarge.hint', { width: number(image.width), height: number(image.height) })}
          actions={actions}
        />
      )}
      {image.state === 'empty' && (
        <EmptyState icon={<IconPhotoOff />} title={t('image.empty.title')} hint={t('image.empty.hint')} actions={actions} />
      )}
      {image.state === 'broken' && (
        <ErrorState
          icon={<IconPhotoX />}
          title={t('image.broken.title')}
          safe={review('unreadable.safe')}
          hint={t('image.broken.hint')}
          actions={actions}
        />
      )}
    </>
  )
}
