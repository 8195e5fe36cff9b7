import { IconAlertTriangle, IconCircleCheck, IconCircleDashed } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import { useTexts } from '../../kit'
import type { DeskSession } from '../session/desk-session'
import classes from './header.module.css'
import { NoSpace } from './no-space'

/**
 * "Saved" stands for reached the disk. "Saving…" is said from the first key on and only while a write is pending, without a
 * spinner and in the same width, so that being truthful doesn't flicker. A failed write says what happened and can be tried again.
 */
export function SaveMark({ session }: { session: DeskSession }) {
  const t = useTexts('desk')
  // It alone follows every step of writing: nothing else on the desk is drawn again because something was saved.
  const save = useSyncExternalStore(session.subscribe, session.save)
  if (save.state === 'failed') {
    const mark = (
      <button
        type="button"
        className={classes.save}
        data-state="failed"
        title={save.message}
        onClick={() => void session.flush()}
      >
        <IconAlertTriangle size={16} aria-hidden="true" />
        <span role="alert">{t(`save.failed.${save.reason}`)}</span>
      </button>
    )
    return save.reason === 'no-space' ? <NoSpace onRetry={() => void session.flush()}>{mark}</NoSpace> : mark
  }
  const isSaving = save.state === 'saving'
  const Icon = isSaving ? IconCircleDashed : IconCircleCheck
  return (
    <span className={classes.save} data-state={save.state}>
      <Icon size={16} aria-hidden="true" />
      <span>{t(isSaving ? 'save.saving' : 'save.saved')}</span>
    </span>
  )
}
