import { IconAlertTriangle, IconCircleCheck, IconCircleDashed } from '@tabler/icons-react'
import { useTexts } from '../../kit'
import type { SaveState } from '../session/write-queue'
import classes from './header.module.css'

/**
 * "Saved" stands for reached the disk. "Saving…" is said from the first key on and only while a write is pending, without a
 * spinner and in the same width, so that being truthful doesn't flicker. A failed write says what happened and can be tried again.
 */
export function SaveMark({ save, onRetry }: { save: SaveState; onRetry(): void }) {
  const t = useTexts('desk')
  if (save.state === 'failed') {
    return (
      <button type="button" className={classes.save} data-state="failed" title={save.message} onClick={onRetry}>
        <IconAlertTriangle size={16} aria-hidden="true" />
        <span role="alert">{t(`save.failed.${save.reason}`)}</span>
      </button>
    )
  }
  const isSaving = save.state === 'saving'
  const Icon = isSaving ? IconCircleDashed : IconCircleCheck
  return (
    <span className={classes.save} data-state={save.state}>
      <Icon size={16} aria-hidden="true" />
      {t(isSaving ? 'save.saving' : 'save.saved')}
    </span>
  )
}
