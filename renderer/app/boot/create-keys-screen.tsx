import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ProgressLine, useTexts } from '../../kit'
import classes from './boot.module.css'
import { BootFrame } from './boot-frame'
import { passphraseStrength } from './passphrase-strength'

type CreateKeysScreenProps = {
  /** Rejects where the keys could not be made. */
  onCreate: (passphrase: string) => Promise<void>
}

/** Chooses the passphrase that protects the work on this machine, where there is no keychain. */
export function CreateKeysScreen({ onCreate }: CreateKeysScreenProps) {
  const t = useTexts('app')
  const [passphrase, setPassphrase] = useState('')
  const [repeated, setRepeated] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const { strength, share } = passphraseStrength(passphrase)
  const differs = repeated !== '' && repeated !== passphrase
  const canCreate = strength !== 'too-short' && repeated === passphrase

  const create = async (event: FormEvent) => {
    event.preventDefault()
    if (!canCreate || isBusy) return
    setBusy(true)
    setProblem(null)
    try {
      await onCreate(passphrase)
    } catch (error) {
      setProblem(t('keys.failed', { reason: error instanceof Error ? error.message : String(error) }))
    } finally {
      setBusy(false)
    }
  }

  return (
    <BootFrame title={t('keys.title')}>
      <p className={classes.intro}>{t('keys.intro')}</p>
      <form className={classes.form} onSubmit={(event) => void create(event)}>
        <PasswordInput
          label={t('keys.passphrase')}
          description={t('keys.advice')}
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          autoComplete="new-password"
          data-autofocus
          autoFocus
        />
        <div className={classes.strength} aria-live="polite">
          {passphrase !== '' && (
            <>
              <ProgressLine
                share={share}
                label={t(`keys.strength.${strength}`)}
                tone={strength === 'strong' ? 'green' : 'brass'}
              />
              {t(`keys.strength.${strength}`)}
            </>
          )}
        </div>
        <PasswordInput
          label={t('keys.repeat')}
          value={repeated}
          onChange={(event) => setRepeated(event.currentTarget.value)}
          error={differs ? t('keys.differs') : undefined}
          autoComplete="new-password"
        />
        {problem !== null && (
          <p className={classes.problem} role="alert">
            {problem}
          </p>
        )}
        <Button type="submit" size="md" disabled={!canCreate} loading={isBusy}>
          {t('keys.create')}
        </Button>
      </form>
    </BootFrame>
  )
}
