import { Button, Checkbox, CopyButton, Group } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useTexts } from '../texts'
import classes from './protection.module.css'

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
      <output className={classes.code} aria-label={t('recovery.code')} dir="ltr">
        {code}
      </output>
      <div className={classes.actions}>
        <Group justify="space-between">
          <Checkbox label={t('recovery.kept')} checked={isKept} onChange={(event) => setKept(event.currentTarget.checked)} />
          <CopyButton value={code}>
            {({ copied, copy }) => (
              <Button variant="default" leftSection={copied ? <IconCheck size={15} /> : <IconCopy size={15} />} onClick={copy}>
                {copied ? t('recovery.copied') : t('recovery.copy')}
              </Button>
            )}
          </CopyButton>
        </Group>
        <Button size="md" disabled={!isKept} onClick={onKept}>
          {continueLabel}
        </Button>
      </div>
    </>
  )
}
