import { Button, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTexts } from '../texts'
import classes from './protection.module.css'

/** A code that a person keeps or types elsewhere, in groups that can be read out. */
export function SecretCode({ code, label }: { code: string; label: string }) {
  return (
    <output className={classes.code} aria-label={label} dir="ltr">
      {code}
    </output>
  )
}

/** Copies it, and says that it did. */
export function CopyCode({ code }: { code: string }) {
  const t = useTexts('app')
  return (
    <CopyButton value={code}>
      {({ copied, copy }) => (
        <Button variant="default" leftSection={copied ? <IconCheck size={15} /> : <IconCopy size={15} />} onClick={copy}>
          {t(copied ? 'recovery.copied' : 'recovery.copy')}
        </Button>
      )}
    </CopyButton>
  )
}
