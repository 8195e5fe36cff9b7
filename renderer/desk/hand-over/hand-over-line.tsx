import { Button } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { notify, useTexts } from '../../kit'
import { type HandOver, useStore } from '../../store'
import { DeskLine } from '../asking/desk-line'

type Props = {
  allocationId: string
  handOver: HandOver
  /** The line goes, and the focus with it. */
  onLeave(): void
}

/** My draft is on its way to whoever has the work now; as long as it hasn't left this machine, it needn't go. */
export function HandOverLine({ allocationId, handOver, onLeave }: Props) {
  const t = useTexts('desk')
  const { desk } = useStore()
  if (handOver.state === 'possible') return null
  const keep = async () => {
    const isKept = await desk.keepDraft(allocationId).catch(() => false)
    notify(isKept ? { message: t('handOver.kept') } : { kind: 'failed', message: t('handOver.tooLate') })
    if (isKept) onLeave()
  }
  return (
    <DeskLine
      icon={IconSend}
      tone="told"
      label={t('handOver.onItsWay')}
      actions={
        handOver.state === 'waiting' && (
          <Button size="compact-sm" variant="default" onClick={() => void keep()}>
            {t('handOver.keep')}
          </Button>
        )
      }
    >
      {t(handOver.state === 'waiting' ? 'handOver.waits' : 'handOver.sent')}
    </DeskLine>
  )
}
