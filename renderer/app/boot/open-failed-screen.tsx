import { Button } from '@mantine/core'
import { IconLockExclamation } from '@tabler/icons-react'
import { ErrorState, useTexts } from '../../kit'
import { StoreError } from '../../store'
import { BootFrame } from './boot-frame'

/** Says why the workbench could not be opened; nothing was changed. */
export function OpenFailedScreen({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTexts('app')
  const kit = useTexts('kit')
  const reason = error instanceof StoreError ? error.reason : null
  const hint =
    reason === 'newer' ? t('openFailed.newer') : reason === 'closed' ? t('openFailed.blocked') : t('openFailed.damaged')
  return (
    <BootFrame title={t('openFailed.title')}>
      <ErrorState
        icon={<IconLockExclamation size={24} />}
        title={hint}
        safe={t('openFailed.safe')}
        details={error instanceof Error ? error.message : String(error)}
        actions={<Button onClick={onRetry}>{kit('tryAgain')}</Button>}
      />
    </BootFrame>
  )
}
