import { IconMail } from '@tabler/icons-react'
import { Button } from '@mantine/core'
import { useTexts } from '../../kit'
import type { Messages } from '../../store'
import { MessageView } from './message-view'
import classes from './messages.module.css'

/** A message that one hasn't read, above the queue; nothing where there is none. @param props.onAll shows all of them */
export function MessagesNotice({ messages, onAll }: { messages: Messages; onAll(): void }) {
  const t = useTexts('messages')
  // The oldest first: what was asked for first waits longest.
  const first = messages.toMe.findLast(({ isRead }) => !isRead)
  if (!first) return null
  const others = messages.unread - 1
  return (
    <section className={classes.card} aria-label={t('card')}>
      <IconMail size={18} aria-hidden="true" />
      <div className={classes.message}>
        <MessageView key={first.id} message={first} heading="h2" />
      </div>
      {others > 0 && (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onAll}>
          {t('more', { count: others })}
        </Button>
      )}
    </section>
  )
}
