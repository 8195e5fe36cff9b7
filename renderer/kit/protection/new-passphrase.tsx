import { useState } from 'react'
import { ProgressLine, SecretInput } from '../components'
import { useTexts } from '../texts'
import { passphraseStrength } from './passphrase-strength'
import classes from './protection.module.css'

type NewPassphraseProps = {
  /** Name of the first field; "Passphrase" unless another one stands beside it. */
  label?: string
  /** The passphrase once it is long enough and was typed twice the same; null before. */
  onChange: (passphrase: string | null) => void
  hasFocus?: boolean
}

/** Chooses a passphrase: typed twice, with a hint at how easily it is guessed. */
export function NewPassphrase({ label, onChange, hasFocus = false }: NewPassphraseProps) {
  const t = useTexts('app')
  const [passphrase, setPassphrase] = useState('')
  const [repeated, setRepeated] = useState('')
  const { strength, share } = passphraseStrength(passphrase)
  const change = (first: string, second: string) => {
    setPassphrase(first)
    setRepeated(second)
    onChange(passphraseStrength(first).strength !== 'too-short' && first === second ? first : null)
  }
  return (
    <>
      <SecretInput
        label={label ?? t('keys.passphrase')}
        description={t('keys.advice')}
        value={passphrase}
        onChange={(event) => change(event.currentTarget.value, repeated)}
        autoComplete="new-password"
        data-autofocus={hasFocus || undefined}
        autoFocus={hasFocus}
      />
      <div className={classes.strength} aria-live="polite">
        {passphrase !== '' && (
          <>
            <ProgressLine share={share} label={t(`keys.strength.${strength}`)} tone={strength === 'strong' ? 'green' : 'brass'} />
            {t(`keys.strength.${strength}`)}
          </>
        )}
      </div>
      <SecretInput
        label={t('keys.repeat')}
        value={repeated}
        onChange={(event) => change(passphrase, event.currentTarget.value)}
        error={repeated !== '' && repeated !== passphrase ? t('keys.differs') : undefined}
        autoComplete="new-password"
      />
    </>
  )
}
