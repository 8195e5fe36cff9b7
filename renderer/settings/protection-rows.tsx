import { Button } from '@mantine/core'
import { useState } from 'react'
import { useFormats, useTexts } from '../kit'
import { ChangePassphraseDialog } from './change-passphrase-dialog'
import { NewCodeDialog } from './new-code-dialog'
import type { OnRewrap, Protection } from './proof'
import { Row } from './section'

export type ProtectionRowsProps = { protection: Protection; onRewrap: OnRewrap }

/** What protects the keys, and how that is changed. */
export function ProtectionRows({ protection, onRewrap }: ProtectionRowsProps) {
  const t = useTexts('recovery')
  const settings = useTexts('settings')
  const formats = useFormats()
  const [shown, setShown] = useState<'passphrase' | 'code' | null>(null)
  const { ways } = protection
  const dialog = { protection, onRewrap, onClose: () => setShown(null) }
  return (
    <>
      <Row name={settings('machine.protection')}>{formats.list(ways.map((way) => settings(`machine.ways.${way}`)))}</Row>
      {ways.includes('passphrase') && (
        <Row name={t('passphrase.name')}>
          <Button variant="default" onClick={() => setShown('passphrase')}>
            {t('passphrase.change')}
          </Button>
        </Row>
      )}
      <Row name={t('code.name')} hint={t('code.hint')}>
        <Button variant="default" onClick={() => setShown('code')}>
          {t('code.make')}
        </Button>
      </Row>
      {shown === 'passphrase' && <ChangePassphraseDialog {...dialog} />}
      {shown === 'code' && <NewCodeDialog {...dialog} />}
    </>
  )
}
