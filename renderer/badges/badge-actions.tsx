import { Button } from '@mantine/core'
import { IconBraces, IconExternalLink, IconPhotoDown } from '@tabler/icons-react'
import { notify, openExternal, saveCopy, useTexts } from '../kit'
import type { BadgeRecord } from '../store'
import { fileNameFor } from './file-name'
import classes from './badges.module.css'

/** What can be done with a badge; what isn't there yet is shown, but can't be pressed. */
export function BadgeActions({ badge }: { badge: BadgeRecord }) {
  const t = useTexts('badges')
  const { publicUrl, image, document } = badge
  const name = fileNameFor(badge)
  const save = async (copy: Parameters<typeof saveCopy>[0]) => {
    try {
      if (await saveCopy(copy)) notify({ message: t('saved') })
    } catch {
      notify({ kind: 'failed', message: t('notSaved') })
    }
  }
  return (
    <div className={classes.actions}>
      <Button
        leftSection={<IconExternalLink size={16} />}
        disabled={publicUrl === null}
        onClick={() =>
          publicUrl !== null && void openExternal(publicUrl).catch(() => notify({ kind: 'failed', message: t('notOpened') }))
        }
      >
        {t('openPublic')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconPhotoDown size={16} />}
        disabled={image === null}
        onClick={() => image && void save({ fileName: `${name}.png`, mediaType: 'image/png', bytes: new Uint8Array(image) })}
      >
        {t('savePicture')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconBraces size={16} />}
        disabled={document === null}
        onClick={() =>
          document !== null &&
          void save({ fileName: `${name}.json`, mediaType: 'application/vc+ld+json', bytes: new TextEncoder().encode(document) })
        }
      >
        {t('saveCredential')}
      </Button>
      <p className={classes.caption}>{t('savePictureHint')}</p>
    </div>
  )
}
