import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { NewPassphrase, useTexts } from '../../kit'
import classes from './boot.module.css'

type ChoosePassphraseFormProps = {
  submitLabel: string
  /** Rejects where the keys could not be made or changed. */
  onChoose: (passphrase: string) => Promise<void>
  /** Other ways on, below the button. */
  children?: ReactNode
}

/** Asks for a new passphrase and says where it could not be taken. */
export function ChoosePassphraseForm({ submitLabel, onChoose, children }: ChoosePassphraseFormProps) {
  const t = useTexts('app')
  const [passphrase, setPassphrase] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const choose = async (event: FormEvent) => {
    event.preventDefault()
    if (passphrase === null || isBusy) return
    setBusy(true)
    setProblem(null)
    try {
      await onChoose(passphrase)
    } catch (error) {
      setProblem(t('keys.failed', { reason: error instanceof Error ? error.message : String(error) }))
    } finally {
      setBusy(false)
    }
  }

  return (
    <form className={classes.form} onSubmit={(event) => void choose(event)}>
      <NewPassphrase onChange={setPassphrase} hasFocus />
      {problem !== null && (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      )}
      <Button type="submit" size="md" disabled={passphrase === null} loading={isBusy}>
        {submitLabel}
      </Button>
      {children}
    </form>
  )
}
