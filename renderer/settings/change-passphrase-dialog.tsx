import { Modal } from '@mantine/core'
import { useState } from 'react'
import type { UnlockBy } from '../../shared/vault'
import { NewPassphrase, notify, useTexts } from '../kit'
import { type OnRewrap, Proof, type Protection } from './proof'
import { ProvenForm } from './proven-form'
import { useRewrap } from './use-rewrap'

type ChangePassphraseDialogProps = { protection: Protection; onRewrap: OnRewrap; onClose: () => void }

/** Gives the keys another passphrase. What they have sealed stays as it is. */
export function ChangePassphraseDialog({ protection, onRewrap, onClose }: ChangePassphraseDialogProps) {
  const t = useTexts('recovery')
  const kit = useTexts('kit')
  const { rewrap, isBusy, problem } = useRewrap(onRewrap)
  const [by, setBy] = useState<UnlockBy | null>(null)
  const [passphrase, setPassphrase] = useState<string | null>(null)
  const save = async () => {
    if (by === null || passphrase === null) return
    if ((await rewrap({ by, passphrase })) === null) return
    notify({ message: t('passphrase.changed') })
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={t('passphrase.title')} closeButtonProps={{ 'aria-label': kit('close') }}>
      <ProvenForm
        submit={t('passphrase.save')}
        canSubmit={by !== null && passphrase !== null}
        isBusy={isBusy}
        problem={problem}
        onSubmit={() => void save()}
        onCancel={onClose}
      >
        <div>
          <Proof protection={protection} passphraseLabel={t('passphrase.old')} onChange={setBy} />
        </div>
        <NewPassphrase label={t('passphrase.new')} onChange={setPassphrase} />
      </ProvenForm>
    </Modal>
  )
}
