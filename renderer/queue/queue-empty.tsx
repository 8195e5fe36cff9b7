import { Button } from '@mantine/core'
import { IconCircleCheck, IconInbox, IconPencil, IconSearchOff, IconSend } from '@tabler/icons-react'
import { EmptyState, useTexts } from '../kit'
import type { QueueView } from '../store'

const ICONS = { 'to-assess': IconCircleCheck, drafts: IconPencil, 'needs-me': IconCircleCheck, sent: IconSend, all: IconInbox }

type QueueEmptyProps = {
  view: QueueView
  /** Search or filters hide what there is. */
  isNarrowed: boolean
  onWiden: () => void
  onView: (view: QueueView) => void
}

/** In the place of an empty list: why it is empty and where to go. */
export function QueueEmpty({ view, isNarrowed, onWiden, onView }: QueueEmptyProps) {
  const t = useTexts('queue')
  if (isNarrowed) {
    return (
      <EmptyState
        icon={<IconSearchOff size={24} />}
        title={t('empty.filtered.title')}
        hint={t('empty.filtered.hint')}
        actions={
          <Button variant="default" onClick={onWiden}>
            {t('empty.filtered.action')}
          </Button>
        }
      />
    )
  }
  const Icon = ICONS[view]
  const next: QueueView | null = view === 'to-assess' ? 'sent' : view === 'all' ? null : 'to-assess'
  return (
    <EmptyState
      icon={<Icon size={24} />}
      title={t(`empty.${view}.title`)}
      hint={t(`empty.${view}.hint`)}
      actions={
        next !== null && (
          <Button variant="default" onClick={() => onView(next)}>
            {t(next === 'sent' ? 'empty.seeSent' : 'empty.seeToAssess')}
          </Button>
        )
      }
    />
  )
}
