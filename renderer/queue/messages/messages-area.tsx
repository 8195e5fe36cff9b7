import { useState } from 'react'
import { bindKeys, useShortcuts, useTexts } from '../../kit'
import { useStore, useStoreQuery } from '../../store'
import { MessagesDialog } from './messages-dialog'
import { MESSAGES_KEYS } from './messages-keys'
import { MessagesNotice } from './messages-notice'

/** What wants to be read stands above the queue; a key shows all there is, older ones too. */
export function MessagesArea() {
  const t = useTexts('messages')
  const { acting } = useStore()
  const messages = useStoreQuery(() => acting.messages(), [])
  const [isShown, setShown] = useState(false)
  const show = () => setShown(true)
  useShortcuts(bindKeys(MESSAGES_KEYS, t, { 'queue.messages': show }))
  return (
    <>
      <MessagesNotice onAll={show} />
      {isShown && messages && <MessagesDialog messages={messages} onClose={() => setShown(false)} />}
    </>
  )
}
