import { Button, Modal } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import { useState } from 'react'
import { EmptyState, useReturnedFocus, useTexts } from '../../kit'
import type { Messages } from '../../store'
import { MessageView } from './message-view'
import classes from './messages.module.css'
import { SentView } from './sent-view'

/** More are shown when they are asked for. */
const STEP = 30

/** All messages to me, and those that I wrote with who has read and answered them; the latest first. */
export function MessagesDialog({ messages, onClose }: { messages: Messages; onClose(): void }) {
  const t = useTexts('messages')
  const [shown, setShown] = useState(STEP)
  useReturnedFocus()
  const { toMe, byMe } = messages
  const rest = Math.max(toMe.length, byMe.length) - shown
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('title')}
      closeButtonProps={{ 'aria-label': t('close') }}
      returnFocus={false}
    >
      {toMe.length === 0 && byMe.length === 0 && (
        <EmptyState icon={<IconMail size={24} />} title={t('none')} hint={t('noneHint')} />
      )}
      {toMe.length > 0 && (
        <ul className={classes.list} aria-label={t('toMe')}>
          {toMe.slice(0, shown).map((message) => (
            <li key={message.id} className={classes.line}>
              <MessageView message={message} heading="h3" />
            </li>
          ))}
        </ul>
      )}
      {byMe.length > 0 && (
        <section>
          <h3 className={classes.part}>{t('byMe')}</h3>
          <ul className={classes.list}>
            {byMe.slice(0, shown).map((message) => (
              <li key={message.id} className={classes.line}>
                <SentView message={message} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {rest > 0 && (
        <Button variant="subtle" color="gray" onClick={() => setShown(shown + STEP)}>
          {t('showMore')}
        </Button>
      )}
    </Modal>
  )
}
