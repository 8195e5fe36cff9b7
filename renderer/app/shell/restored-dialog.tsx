import { Modal } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { LoadingState, useTexts } from '../../kit'
import type { RestoredWork } from '../../store'

// It comes with the sync centre, which most people open before they ever need this.
const RestoredList = lazy(async () => ({ default: (await import('../../sync-centre')).RestoredList }))

/** What became of each piece of work that was brought back. */
export function RestoredDialog({ work, onClose }: { work: readonly RestoredWork[]; onClose: () => void }) {
  const t = useTexts('recovery')
  const kit = useTexts('kit')
  return (
    <Modal opened onClose={onClose} title={t('banner.bringBack')} closeButtonProps={{ 'aria-label': kit('close') }}>
      <Suspense fallback={<LoadingState rows={2} />}>
        <RestoredList work={work} onClose={onClose} />
      </Suspense>
    </Modal>
  )
}
