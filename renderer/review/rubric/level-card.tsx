import type { KeyboardEvent } from 'react'
import type { Level } from '../../../shared/domain'
import { useKeysNow } from '../../kit'
import classes from './level-choice.module.css'

type Props = {
  level: Level
  /** 1 is the lowest. */
  number: number
  isChosen: boolean
  readOnly: boolean
  /** The one of the group that Tab reaches. */
  isReachable: boolean
  onChoose(): void
  onKeyDown(event: KeyboardEvent): void
  onLookAt(isLookedAt: boolean): void
}

/** One level as a card, with its number; the number key sets it. */
export function LevelCard({ level, number, isChosen, readOnly, isReachable, onChoose, onKeyDown, onLookAt }: Props) {
  const key = useKeysNow(String(number))
  return (
    <button
      type="button"
      role="radio"
      aria-checked={isChosen}
      aria-keyshortcuts={readOnly ? undefined : (key ?? undefined)}
      aria-disabled={readOnly || undefined}
      tabIndex={isReachable ? 0 : -1}
      className={classes.level}
      onClick={() => !readOnly && onChoose()}
      onKeyDown={onKeyDown}
      onPointerEnter={() => onLookAt(true)}
      onFocus={() => onLookAt(true)}
      onBlur={() => onLookAt(false)}
    >
      <span className={classes.number} data-key={(!readOnly && key === String(number)) || undefined}>
        {number}
      </span>
      <span className={classes.levelTitle}>{level.title}</span>
    </button>
  )
}
