import { Button } from '@mantine/core'
import { IconKeyOff } from '@tabler/icons-react'
import { useState } from 'react'
import { ConfirmDialog, ErrorState, useTexts } from '../../kit'
import type { KeysLost } from './boot'
import { BootFrame } from './boot-frame'

type KeysLostScreenProps = {
  reason: KeysLost
  onRetry: () => void
  onBeginAnew: () => Promise<void>
}

/** There is work on this machine, and no keys that open it: says so, and puts nothing in their place by itself. */
export function KeysLostScreen({ reason, onRetry, onBeginAnew }: KeysLostScreenProps) {
  const t = useTexts('recovery')
  const kit = useTexts('kit')
  const [isAsking, setAsking] = useState(false)
  return (
    <BootFrame title={t('keysLost.title')}>
      <ErrorState
        icon={<IconKeyOff size={24} />}
        title={t(`keysLost.what.${reason}`)}
        safe={t('keysLost.safe')}
        hint={t(`keysLost.todo.${reason}`)}
        actions={
          <>
            <Button onClick={onRetry}>{kit('tryAgain')}</Button>
            {reason !== 'newer' && (
              <Button variant="default" onClick={() => setAsking(true)}>
                {t('keysLost.beginAnew')}
              </Button>
            )}
          </>
        }
      />
      <ConfirmDialog
        opened={isAsking}
        title={t('keysLost.beginAnew')}
        confirmLabel={t('keysLost.beginAnewConfirm')}
        onConfirm={onBeginAnew}
        onClose={() => setAsking(false)}
      >
        {t(reason === 'damaged' ? 'keysLost.beginAnewHintDamaged' : 'keysLost.beginAnewHint')}
      </ConfirmDialog>
    </BootFrame>
  )
}
