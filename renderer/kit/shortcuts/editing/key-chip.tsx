import { VisuallyHidden } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTexts } from '../../texts'
import { KeyHint } from '../key-hint'
import { spokenKeys } from '../key-label'
import classes from './editing.module.css'

type Props = {
  keys: string
  /** Its place among the shortcut's keys. */
  at: number
  /** What the shortcut does. */
  name: string
  onChange(): void
  onRemove(): void
}

/** One key of a shortcut: pressed, it is changed; beside it, it is taken away. */
export function KeyChip({ keys, at, name, onChange, onRemove }: Props) {
  const t = useTexts('kit')
  return (
    <span className={classes.key}>
      <button type="button" data-chip={at} className={classes.change} onClick={onChange}>
        <KeyHint keys={keys} isExact /> <VisuallyHidden>{t('keyEditor.changeKey', { name })}</VisuallyHidden>
      </button>
      <button
        type="button"
        className={classes.remove}
        aria-label={t('keyEditor.remove', { keys: spokenKeys(keys, t), name })}
        onClick={onRemove}
      >
        <IconX size={12} aria-hidden />
      </button>
    </span>
  )
}
