import { Anchor, Button } from '@mantine/core'
import { IconArchive, IconExternalLink, IconInfoCircle } from '@tabler/icons-react'
import { useFormats, useTexts } from '../../../kit'
import type { Archived } from './archived'
import classes from './document.module.css'
import type { LeftOut } from './word/left-out'

type ArchivedBarProps = { archived: Archived; onOpenLink(url: string): void }

/** Above a snapshot of a web page: of what and from when it is, and the way to the page as it is now. */
export function ArchivedBar({ archived, onOpenLink }: ArchivedBarProps) {
  const t = useTexts('document')
  const { calendarDate } = useFormats()
  const { address, takenOn } = archived
  const shown = address.replace(/^https?:\/\//, '').replace(/\/$/, '')
  return (
    <div className={classes.notice} role="note">
      <IconArchive size={16} aria-hidden />
      <p>
        {t('archived.of')} <strong>{shown}</strong>
        {takenOn !== null && `, ${t('archived.takenOn', { date: calendarDate(takenOn) })}`}
      </p>
      {address.startsWith('https:') && (
        <Button
          size="compact-xs"
          variant="default"
          rightSection={<IconExternalLink size={14} aria-hidden />}
          onClick={() => onOpenLink(address)}
        >
          {t('archived.open')}
        </Button>
      )}
    </div>
  )
}

/** Above a Word document: what else its file holds, and where to see it. */
export function LeftOutBar({ leftOut, onSaveCopy }: { leftOut: readonly LeftOut[]; onSaveCopy(): void }) {
  const t = useTexts('document')
  const { list } = useFormats()
  return (
    <div className={classes.notice} role="note">
      <IconInfoCircle size={16} aria-hidden />
      <p>{t('leftOut.notice', { parts: list(leftOut.map((part) => t(`leftOut.${part}`))) })}</p>
      <Anchor component="button" size="sm" onClick={onSaveCopy}>
        {t('leftOut.saveCopy')}
      </Anchor>
    </div>
  )
}
