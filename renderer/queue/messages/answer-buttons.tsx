import { Button } from '@mantine/core'
import { useState } from 'react'
import { notify, useTexts } from '../../kit'
// Not by its room's index, which brings every viewer along.
import { GiveBackDialog } from '../../review/give-back/give-back-dialog'
import { type ReceivedMessage, useStore } from '../../store'
import classes from './messages.module.css'

/** What can be said to a message: that one has read it, yes or no, or that one gives the work back. */
export function AnswerButtons({ message }: { message: ReceivedMessage }) {
  const t = useTexts('messages')
  const { acting } = useStore()
  const [isGiving, setGiving] = useState(false)
  const { id, purpose, answer, isRead, work } = message
  const say = async (next: 'read' | 'yes' | 'no') => {
    try {
      const acted = await acting.answer(id, next)
      if (next !== 'read') notify({ message: t(`said.${next}`), undo: () => void acting.undo(acted, '') })
    } catch {
      notify({ kind: 'failed', message: t('failed') })
    }
  }
  return (
    <div className={classes.answers}>
      {purpose === 'invitation' && (
        <>
          <Button
            size="compact-sm"
            variant={answer === 'yes' ? 'light' : 'filled'}
            disabled={answer === 'yes'}
            onClick={() => void say('yes')}
          >
            {t('answer.yes')}
          </Button>
          <Button size="compact-sm" variant="default" disabled={answer === 'no'} onClick={() => void say('no')}>
            {t('answer.no')}
          </Button>
        </>
      )}
      {purpose === 'return' && work?.canGiveBack && (
        <>
          <Button size="compact-sm" onClick={() => setGiving(true)} aria-haspopup="dialog">
            {t('answer.giveBack')}
          </Button>
          <Button size="compact-sm" variant="default" disabled={answer === 'no'} onClick={() => void say('no')}>
            {t('answer.keep')}
          </Button>
        </>
      )}
      {purpose === 'return' && !work?.canGiveBack && <span className={classes.from}>{t('notYours')}</span>}
      {!isRead && (
        <Button size="compact-sm" variant="default" onClick={() => void say('read')}>
          {t('answer.read')}
        </Button>
      )}
      {isGiving && work && message.allocationId !== null && (
        <GiveBackDialog
          allocationId={message.allocationId}
          candidate={work.candidate}
          onGivenBack={() => {
            setGiving(false)
            void say('read')
          }}
          onClose={() => setGiving(false)}
        />
      )}
    </div>
  )
}
