import { Modal } from '@mantine/core'
import { useState } from 'react'
import type { UnlockBy } from '../../shared/vault'
import { RecoveryCode, useTexts } from '../kit'
import { firstProof, type OnRewrap, Proof, type Protection } from './proof'
import { ProvenForm } from './proven-form'
import classes from './settings.module.css'
import { useRewrap } from './use-rewrap'

type NewCodeDialogProps = { protection: Protection; onRewrap: OnRewrap; onClose: () => void }

/** Makes a recovery code in the place of the one before; it is shown once, and the dialog stays until it was kept. */
export function NewCodeDialog({ protection, onRewrap, onClose }: NewCodeDialogProps) {
  const t = useTexts('recovery')
  const kit = useTexts('kit')
  const { rewrap, isBusy, problem } = useRewrap(onRewrap)
  const [by, setBy] = useState<UnlockBy | null>(firstProof(protection))
  const [code, setCode] = useState<string | null>(null)
  const make = async () => {
    if (by === null) return
    const made = await rewrap({ by, newRecoveryCode: true })
    if (made !== null) setCode(made.recoveryCode)
  }
  const isShown = code !== null
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('code.title')}
      withCloseButton={!isShown}
      closeOnEscape={!isShown}
      closeOnClickOutside={!isShown}
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      {isShown ? (
        <>
          <p className={classes.note}>{t('code.shown')}</p>
          <RecoveryCode code={code} continueLabel={t('code.done')} onKept={onClose} />
        </>
      ) : (
        <ProvenForm
          submit={t('code.makeNow')}
          canSubmit={by !== null}
          isBusy={isBusy}
          problem={problem}
          onSubmit={() => void make()}
          onCancel={onClose}
        >
          <p className={classes.note}>{t('code.intro')}</p>
          <div>
            <Proof protection={protection} onChange={setBy} />
          </div>
        </ProvenForm>
      )}
    </Modal>
  )
}
