import { Button, Group } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { useTexts } from '../kit'
import classes from './settings.module.css'

type ProvenFormProps = {
  /** What the button that carries it out says. */
  submit: string
  canSubmit: boolean
  isBusy: boolean
  /** What came of the last try; null where nothing went wrong. */
  problem: string | null
  onSubmit: () => void
  onCancel: () => void
  children: ReactNode
}

/** The form of a change that needs proof: its fields, what went wrong, and the two ways out. */
export function ProvenForm({ submit, canSubmit, isBusy, problem, onSubmit, onCancel, children }: ProvenFormProps) {
  const kit = useTexts('kit')
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (canSubmit && !isBusy) onSubmit()
  }
  return (
    <form className={classes.form} onSubmit={send}>
      {children}
      {problem !== null && (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      )}
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onCancel}>
          {kit('cancel')}
        </Button>
        <Button type="submit" disabled={!canSubmit} loading={isBusy}>
          {submit}
        </Button>
      </Group>
    </form>
  )
}
