import { IconMail } from '@tabler/icons-react'
import { IconButton, useTexts } from '../../kit'
import type { Messages } from '../../store'

/** The way to all messages; nothing where there never was one. */
export function MessagesButton({ messages, onShow }: { messages: Messages; onShow(): void }) {
  const t = useTexts('messages')
  if (messages.toMe.length === 0 && messages.byMe.length === 0) return null
  return (
    <IconButton label={t('title')} keys="m" size="md" icon={<IconMail size={17} />} aria-haspopup="dialog" onClick={onShow} />
  )
}
