import { Button } from '@mantine/core'
import { Notifications, notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTexts } from '../texts'
import classes from './notify.module.css'

type Notice = {
  message: string
  /** `failed` stays until it is closed. Default `done`. */
  kind?: 'done' | 'hint' | 'failed'
  /** Offers to take the action back. */
  undo?: () => void
  /** Takes it away once what it says isn't true any more. */
  until?: AbortSignal
}

const ICONS = {
  done: <IconCheck size={16} />,
  hint: <IconInfoCircle size={16} />,
  failed: <IconAlertTriangle size={16} />,
}
const SHOWN_MS = 6000
/** The name of the button that closes a notice, in the language that is shown; notices are made outside of components. */
let closeLabel = ''

/** Shows a short notice; assistive technology hears it too. */
export function notify({ message, kind = 'done', undo, until }: Notice): void {
  const takeBack = () => {
    notifications.hide(id)
    undo?.()
  }
  const id: string = notifications.show({
    classNames: { root: classes.notice ?? '', icon: `${classes.icon} ${classes[kind]}` },
    icon: ICONS[kind],
    autoClose: kind === 'failed' ? false : SHOWN_MS,
    withCloseButton: true,
    closeButtonProps: { 'aria-label': closeLabel },
    message: <NoticeBody message={message} onUndo={undo && takeBack} />,
  })
  until?.addEventListener('abort', () => notifications.hide(id), { once: true })
}

function NoticeBody({ message, onUndo }: { message: string; onUndo: (() => void) | undefined }) {
  const t = useTexts('kit')
  return (
    <span className={classes.body}>
      {message}
      {onUndo && (
        <Button size="compact-sm" variant="subtle" className={classes.undo ?? ''} onClick={onUndo}>
          {t('undo')}
        </Button>
      )}
    </span>
  )
}

/** Where notices appear: in the middle, because the desk's outcome stands in the corner. The application mounts it once. */
export function NoticeCorner() {
  const t = useTexts('kit')
  const label = t('close')
  useEffect(() => {
    closeLabel = label
  }, [label])
  return <Notifications position="bottom-center" className={classes.corner ?? ''} limit={4} containerWidth={380} />
}
