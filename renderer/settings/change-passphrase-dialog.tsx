import { Button, Group, Modal } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { UnlockBy } from '../../shared/vault'
import { NewPassphrase, notify, useTexts } from '../kit'
import { type OnRewrap, Proof, type Protection } from './proof'
import classes from './settings.module.css'
import { useRewrap } from './use-rewrap'

type ChangePassphraseDialogProps = { protection: Protection; onRewrap: OnRewrap; onClose: () => void }

/** Gives the keys another passphrase. What they have sealed stays as it is. */
export function ChangePassphraseDialog({ protection, onRewrap, onClose }: ChangePassphraseDialogProps) {
  const t = useTexts('recovery')
  const kit = useTexts('kit')
  const { rewrap, isBusy, problem } = useRewrap(onRewrap)
  const [by, setBy] = useState<UnlockBy | null>(null)
  const [passphrase, setPassphrase] = useState<string | null>(null)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (by === null || passphrase === null || isBusy) return
    if ((await rewrap({ by, passphrase })) === null) return
    notify({ message: t('passphrase.changed') })
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={t('passphrase.title')} closeButtonProps={{ 'aria-label': kit('close') }}>
      <form className={classes.form} onSubmit={(event) => void save(event)}>
        <div>
          <Proof protection={protection} passphraseLabel={t('passphrase.old')} onChange={setBy} />
        </div>
        <NewPassphrase label={t('passphrase.new')} onChange={setPassphrase} />
        {problem !== null && (
          <p className={classes.problem} role="alert">
            {problem}
          </p>
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {kit('cancel')}
          </Button>
          <Button type="submit" disabled={by === null || passphrase === null} loading={isBusy}>
            {t('passphrase.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
