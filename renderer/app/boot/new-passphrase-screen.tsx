import { Anchor } from '@mantine/core'
import { useTexts } from '../../kit'
import classes from './boot.module.css'
import { BootFrame } from './boot-frame'
import { ChoosePassphraseForm } from './choose-passphrase-form'

type NewPassphraseScreenProps = {
  /** Rejects where it could not be changed. */
  onChoose: (passphrase: string) => Promise<void>
  /** The old passphrase stays: its owner remembers it after all, or has it written down elsewhere. */
  onKeep: () => void
}

/** After the recovery code has opened what a forgotten passphrase couldn't. */
export function NewPassphraseScreen({ onChoose, onKeep }: NewPassphraseScreenProps) {
  const t = useTexts('recovery')
  return (
    <BootFrame title={t('newPassphrase.title')}>
      <p className={classes.intro}>{t('newPassphrase.intro')}</p>
      <ChoosePassphraseForm submitLabel={t('newPassphrase.choose')} onChoose={onChoose}>
        <div className={classes.links}>
          <Anchor component="button" type="button" size="sm" onClick={onKeep}>
            {t('newPassphrase.keep')}
          </Anchor>
        </div>
      </ChoosePassphraseForm>
    </BootFrame>
  )
}
