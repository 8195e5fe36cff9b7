import { Button, Checkbox, Group } from '@mantine/core'
import { useState } from 'react'
import { useTexts } from '../texts'
import classes from './protection.module.css'
import { CopyCode, SecretCode } from './secret-code'

type RecoveryCodeProps = {
  code: string
  /** What the button says that goes on. */
  continueLabel: string
  onKept: () => void
}

/** A recovery code, shown once: there is no way on before somebody says that it was kept. */
export function RecoveryCode({ code, continueLabel, onKept }: RecoveryCodeProps) {
  const t = useTexts('app')
  const [isKept, setKept] = useState(false)
  return (
    <>
      <SecretCode code={code} label={t('recovery.code')} />
      <div className={classes.actions}>
        <Group justify="space-between">
          <Checkbox label={t('recovery.kept')} checked={isKept} onChange={(event) => setKept(event.currentTarget.checked)} />
          <CopyCode code={code} />
        </Group>
        <Button size="md" disabled={!isKept} onClick={onKept}>
          {continueLabel}
        </Button>
      </div>
    </>
  )
}
