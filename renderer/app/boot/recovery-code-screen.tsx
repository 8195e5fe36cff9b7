import { Button, Checkbox, CopyButton, Group } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useTexts } from '../../kit'
import classes from './boot.module.css'
import { BootFrame } from './boot-frame'

/** Shows the recovery code, once. */
export function RecoveryCodeScreen({ code, onKept }: { code: string; onKept: () => void }) {
  const t = useTexts('app')
  const [isKept, setKept] = useState(false)
  return (
    <BootFrame title={t('recovery.title')}>
      <p className={classes.intro}>{t('recovery.intro')}</p>
      <output className={classes.code} aria-label={t('recovery.code')} dir="ltr">
        {code}
      </output>
      <div className={classes.form}>
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
          {t('recovery.continue')}
        </Button>
      </div>
    </BootFrame>
  )
}
