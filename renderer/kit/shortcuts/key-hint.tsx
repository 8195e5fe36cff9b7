import { VisuallyHidden } from '@mantine/core'
import { useTexts } from '../texts'
import { keyCaps, spokenKeys } from './key-label'
import classes from './key-hint.module.css'
import { useKeysNow } from './use-shortcuts'

type KeyHintProps = {
  keys: string
  /** Shows these very keys; by default those that the person gave to what came with them, or nothing where it has none. */
  isExact?: boolean
}

/** Key caps, such as the ones beside an action: `<KeyHint keys="mod+enter" />`. */
export function KeyHint({ keys: given, isExact = false }: KeyHintProps) {
  const t = useTexts('kit')
  const now = useKeysNow(given)
  const keys = isExact ? given : now
  if (keys === null) return null
  return (
    <span className={classes.hint}>
      <span aria-hidden="true" className={classes.caps}>
        {keyCaps(keys, t).map((cap, index) => (
          <kbd key={`${cap}${index}`} className={classes.cap}>
            {cap}
          </kbd>
        ))}
      </span>
      <VisuallyHidden>{spokenKeys(keys, t)}</VisuallyHidden>
    </span>
  )
}
