import { Button } from '@mantine/core'
import { IconInbox } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { HandedDraft } from '../../../shared/domain'
import { notify, useFormats, useTexts } from '../../kit'
import { type DeskRecord, useStore } from '../../store'
import { DeskLine } from '../asking/desk-line'
import type { DeskSession, SessionView } from '../session/desk-session'
import { HandedDialog } from './handed-dialog'
import { howMuchIsTaken } from './take-over'

type Props = {
  record: DeskRecord
  session: DeskSession
  view: SessionView
  readOnly: boolean
  /** The last line goes, and the focus with it. */
  onLeave(): void
}

/** One line for the latest draft that somebody handed to me, and the dialog behind it. Nothing of it becomes mine by itself. */
export function HandedArea({ record, session, view, readOnly, onLeave }: Props) {
  const t = useTexts('desk')
  const formats = useFormats()
  const { desk } = useStore()
  const [openId, setOpenId] = useState<string | null>(null)
  const look = useRef<HTMLButtonElement>(null)
  const [handed] = record.handed
  if (!handed) return null
  const words = { name: handed.from ?? '', time: formats.dateTime(handed.handedAt) }
  const close = () => {
    setOpenId(null)
    requestAnimationFrame(() => look.current?.focus())
  }
  const dismiss = ({ id }: HandedDraft) => {
    if (record.handed.length > 1) close()
    else {
      setOpenId(null)
      onLeave()
    }
    const change = (dismissed: boolean) =>
      desk.dismissHanded(id, dismissed).catch(() => notify({ kind: 'failed', message: t('handOver.failed') }))
    void change(true)
    notify({ message: t('handOver.dismissed'), undo: () => void change(false) })
  }
  return (
    <>
      <DeskLine
        icon={IconInbox}
        tone="told"
        label={t('handOver.lineLabel')}
        actions={
          <>
            <Button ref={look} size="compact-sm" variant="default" aria-haspopup="dialog" onClick={() => setOpenId(handed.id)}>
              {t('handOver.look')}
            </Button>
            <Button size="compact-sm" variant="subtle" color="gray" onClick={() => dismiss(handed)}>
              {t('handOver.dismiss')}
            </Button>
          </>
        }
      >
        <strong>{t(handed.from === null ? 'handOver.fromSomebody' : 'handOver.from', words)}</strong>{' '}
        <span>{t(`handOver.${howMuchIsTaken(record, view, handed)}`)}</span>
      </DeskLine>
      {openId === handed.id && (
        <HandedDialog {...{ record, session, view, readOnly, handed }} onDismiss={() => dismiss(handed)} onClose={close} />
      )}
    </>
  )
}
