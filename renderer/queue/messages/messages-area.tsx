import { bindKeys, useShortcuts, useTexts } from '../../kit'
import type { Messages } from '../../store'
import { MessagesDialog } from './messages-dialog'
import { MESSAGES_KEYS } from './messages-keys'
import { MessagesNotice } from './messages-notice'

type Props = { messages: Messages; isShown: boolean; onShow(shown: boolean): void }

/** What wants to be read stands above the queue; a key shows all there is, older ones too. */
export function MessagesArea({ messages, isShown, onShow }: Props) {
  const t = useTexts('messages')
  const show = () => onShow(true)
  useShortcuts(bindKeys(MESSAGES_KEYS, t, { 'queue.messages': show }))
  return (
    <>
      <MessagesNotice messages={messages} onAll={show} />
      {isShown && <MessagesDialog messages={messages} onClose={() => onShow(false)} />}
    </>
  )
}
