import { Button, Modal } from '@mantine/core'
import { IconMessages } from '@tabler/icons-react'
import { useState } from 'react'
import type { PanelRound } from '../../../shared/domain'
import { useReturnedFocus, useTexts } from '../../kit'
import { CriteriaThreads } from '../../review'
import { useStore, useStoreQuery } from '../../store'

/** The way to the threads of the round that this exemplar is of; nothing as long as they aren't for me. */
export function ThreadsButton({ submissionId }: { submissionId: string }) {
  const t = useTexts('threads')
  const { threads } = useStore()
  const read = useStoreQuery(async () => ({ submissionId, round: await threads.panelRoundOf(submissionId) }), [submissionId])
  const [isOpen, setOpen] = useState(false)
  const round = read?.submissionId === submissionId ? read.round : null
  if (!round) return null
  return (
    <>
      <Button variant="default" size="xs" leftSection={<IconMessages size={15} />} onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      {isOpen && <ThreadsDialog round={round} onClose={() => setOpen(false)} />}
    </>
  )
}

function ThreadsDialog({ round, onClose }: { round: PanelRound; onClose(): void }) {
  const t = useTexts('threads')
  const { threads: store } = useStore()
  const threads = useStoreQuery(() => store.of(round.id), [round.id])
  useReturnedFocus()
  return (
    <Modal
      opened
      onClose={onClose}
      size="56rem"
      title={`${t('open')} · ${round.name}`}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {threads && <CriteriaThreads round={round} threads={threads} criteria={round.criteria} />}
    </Modal>
  )
}
