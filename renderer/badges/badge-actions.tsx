import { Button } from '@mantine/core'
import {
  IconBraces,
  IconExternalLink,
  IconFileCertificate,
  IconKey,
  IconPhotoDown,
  IconVector,
  type TablerIcon,
} from '@tabler/icons-react'
import { notify, openExternal, saveCopy, useTexts } from '../kit'
import type { BadgeRecord } from '../store'
import { type BadgeFileKind, badgeFile } from './badge-files'
import classes from './badges.module.css'
import { useCheckIt } from './use-check-it'

const FILES: [kind: BadgeFileKind, Icon: TablerIcon][] = [
  ['png', IconPhotoDown],
  ['svg', IconVector],
  ['json', IconBraces],
  ['jwt', IconKey],
]

/** What can be done with a badge; what isn't there yet is shown, but can't be pressed. */
export function BadgeActions({ badge }: { badge: BadgeRecord }) {
  const t = useTexts('badges')
  const { publicUrl, document, token } = badge
  const checkIt = useCheckIt(badge)
  const save = async (kind: BadgeFileKind) => {
    try {
      const file = badgeFile(badge, kind)
      if (file && (await saveCopy(file))) notify({ message: t('saved') })
    } catch {
      notify({ kind: 'failed', message: t('notSaved') })
    }
  }
  // One from before there were tokens will never have one.
  const files = FILES.filter(([kind]) => kind !== 'jwt' || document === null || token !== null)
  return (
    <div className={classes.actions}>
      <Button
        leftSection={<IconExternalLink size={16} aria-hidden="true" />}
        disabled={publicUrl === null}
        onClick={() =>
          publicUrl !== null && void openExternal(publicUrl).catch(() => notify({ kind: 'failed', message: t('notOpened') }))
        }
      >
        {t('openPublic')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconFileCertificate size={16} aria-hidden="true" />}
        disabled={document === null}
        loading={checkIt.isRunning}
        onClick={checkIt.start}
      >
        {t('checkIt')}
      </Button>
      <h2 className={classes.saving}>{t('save.title')}</h2>
      <div className={classes.files}>
        {files.map(([kind, Icon]) => (
          <Button
            key={kind}
            variant="default"
            leftSection={<Icon size={16} aria-hidden="true" />}
            disabled={document === null}
            aria-label={t(`save.${kind}`)}
            title={t(`save.${kind}`)}
            onClick={() => void save(kind)}
          >
            {kind.toUpperCase()}
          </Button>
        ))}
      </div>
      <p className={classes.caption}>{t('save.hint')}</p>
    </div>
  )
}
