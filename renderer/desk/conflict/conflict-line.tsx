import { Button } from '@mantine/core'
import { IconArrowsExchange, IconHandStop } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTexts } from '../../kit'
import { DeskLine } from '../asking/desk-line'
import type { Conflict } from './conflict'
import { refusedWords } from './refused-words'

type Props = {
  kind: Exclude<Conflict['kind'], 'refused'>
  /** It was decided to keep what is here: it asks for nothing. */
  isKept: boolean
  /** Why the hub didn't take the draft for handing over; null where it wasn't asked, or did. */
  refused: string | null
  /** Whether its dialog is open; the line takes the focus when that is closed. */
  isOpen: boolean
  onOpen(): void
}

/** One calm line above the desk: what happened, that all of it can be read, and the way to the decision. */
export function ConflictLine({ kind, isKept, refused, isOpen, onOpen }: Props) {
  const t = useTexts('conflict')
  const button = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(isOpen)
  useEffect(() => {
    // A dialog that opened with the desk has nothing to give the focus back to.
    if (wasOpen.current && !isOpen) button.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  const goesOn = kind === 'superseded' || kind === 'revised' || kind === 'both'
  const fixed = goesOn ? 'untilDecided' : isKept ? 'kept.line' : 'readOnly'
  const words = refused === null || isKept ? t(fixed) : refusedWords(refused, t)
  return (
    <DeskLine
      icon={goesOn ? IconArrowsExchange : IconHandStop}
      tone={isKept ? 'told' : 'asks'}
      label={t('lineLabel')}
      actions={
        <Button ref={button} size="compact-sm" variant="default" aria-haspopup="dialog" onClick={onOpen}>
          {t(goesOn ? 'decide' : 'look')}
        </Button>
      }
    >
      <strong>{t(`${kind}.title`)}</strong> <span>{words}</span>
    </DeskLine>
  )
}
