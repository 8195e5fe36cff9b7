import { Button } from '@mantine/core'
import { IconArrowsExchange, IconHandStop } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTexts } from '../../kit'
import classes from './conflict.module.css'
import type { Conflict } from './conflict'

type Props = {
  kind: Exclude<Conflict['kind'], 'refused'>
  /** Whether its dialog is open; the line takes the focus when that is closed. */
  isOpen: boolean
  onOpen(): void
}

/** One calm line above the desk: what happened, that all of it can be read, and the way to the decision. */
export function ConflictLine({ kind, isOpen, onOpen }: Props) {
  const t = useTexts('conflict')
  const button = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(isOpen)
  useEffect(() => {
    // A dialog that opened with the desk has nothing to give the focus back to.
    if (wasOpen.current && !isOpen) button.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  const goesOn = kind === 'superseded' || kind === 'revised' || kind === 'both'
  const Icon = goesOn ? IconArrowsExchange : IconHandStop
  return (
    <section className={classes.line} role="status" aria-label={t('lineLabel')}>
      <Icon size={16} aria-hidden="true" />
      <p>
        <strong>{t(`${kind}.title`)}</strong> <span>{t(goesOn ? 'untilDecided' : 'readOnly')}</span>
      </p>
      <Button ref={button} size="compact-sm" variant="default" aria-haspopup="dialog" onClick={onOpen}>
        {t(goesOn ? 'decide' : 'look')}
      </Button>
    </section>
  )
}
