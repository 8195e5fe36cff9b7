import { useTexts } from '../../kit'
import { ChoosePassphraseForm } from './choose-passphrase-form'
import classes from './boot.module.css'
import { BootFrame } from './boot-frame'

type CreateKeysScreenProps = {
  /** Rejects where the keys could not be made. */
  onCreate: (passphrase: string) => Promise<void>
}

/** Chooses the passphrase that protects the work on this machine, where there is no keychain. */
export function CreateKeysScreen({ onCreate }: CreateKeysScreenProps) {
  const t = useTexts('app')
  return (
    <BootFrame title={t('keys.title')}>
      <p className={classes.intro}>{t('keys.intro')}</p>
      <ChoosePassphraseForm submitLabel={t('keys.create')} onChoose={onCreate} />
    </BootFrame>
  )
}
