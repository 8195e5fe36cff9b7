import { Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { bindKeys, EmptyState, KeyHint, useFormats, useNow, useShortcuts, useTexts } from '../../kit'
import type { DiscardedWork } from '../../store'
import { DESK_KEYS } from '../desk-keys'
import classes from './discarded.module.css'
import { useDiscard } from './use-discard'

type Props = {
  work: DiscardedWork
  /** The way to where other work is. */
  back: ReactNode
}

/** In the place of a desk whose work was let go: until when it is still here, and the way back to it. Undoing brings it back. */
export function DiscardedPage({ work: { allocationId, about, keptUntil }, back }: Props) {
  const t = useTexts('conflict')
  const desk = useTexts('desk')
  const formats = useFormats()
  const now = useNow()
  const { bringBack } = useDiscard(allocationId)
  const section = useFocusWhenLost()
  const undo = bindKeys(DESK_KEYS, desk, { 'desk.undo': bringBack })
  useShortcuts(undo.map((shortcut) => ({ ...shortcut, label: t('discarded.bringBack') })))
  const isOver = now.getTime() > Date.parse(keptUntil)
  return (
    <section ref={section} tabIndex={-1} className={classes.page} aria-label={t('discarded.title')}>
      <EmptyState
        icon={<IconTrash size={24} />}
        title={t('discarded.title')}
        hint={
          <>
            {t('discarded.about', { candidate: about.candidate, achievement: about.achievementName })}
            <br />
            {isOver ? t('discarded.over') : t('discarded.until', { time: formats.time(keptUntil) })}
          </>
        }
        actions={
          <>
            {back}
            <Button rightSection={<KeyHint keys="mod+z" />} onClick={bringBack}>
              {t('discarded.bringBack')}
            </Button>
          </>
        }
      />
    </section>
  )
}

/** The dialog in which it was discarded has taken the focus with it. On the button, a key held down would bring it back at once. */
function useFocusWhenLost() {
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    if (document.activeElement === document.body) section.current?.focus({ preventScroll: true })
  }, [])
  return section
}
