import { Button } from '@mantine/core'
import { IconStack2 } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { bindKeys, useFormats, useShortcuts, useTexts } from '../../kit'
import { useStore, useStoreQuery } from '../../store'
import { OPENINGS_KEYS } from './openings-keys'
import { OpeningsDialog } from './openings-dialog'
import { useLostClaims } from './use-lost-claims'

/** Says how much work waits for somebody, and leads to it; nothing where none does. */
export function OpeningsButton() {
  const t = useTexts('openings')
  const formats = useFormats()
  const { queue } = useStore()
  const openings = useStoreQuery(() => queue.openings(), [])
  const [isShown, setShown] = useState(false)
  useLostClaims()
  const button = useRef<HTMLButtonElement>(null)
  const count = openings?.length ?? 0
  useShortcuts(bindKeys(OPENINGS_KEYS, t, count > 0 ? { 'queue.openings': () => setShown(true) } : {}))
  if (openings === undefined || (count === 0 && !isShown)) return null
  const close = () => {
    setShown(false)
    requestAnimationFrame(() => button.current?.focus())
  }
  return (
    <>
      <Button
        ref={button}
        variant="default"
        leftSection={<IconStack2 size={15} aria-hidden="true" />}
        aria-haspopup="dialog"
        onClick={() => setShown(true)}
      >
        {t('button', { count: formats.number(count) })}
      </Button>
      {isShown && <OpeningsDialog openings={openings} onClose={close} />}
    </>
  )
}
