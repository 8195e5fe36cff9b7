import { VisuallyHidden } from '@mantine/core'
import { useTexts } from '../texts'
import { keyCaps, spokenKeys } from './key-label'
import classes from './key-hint.module.css'

/** Key caps, such as the ones beside an action: `<KeyHint keys="mod+enter" />`. */
export function KeyHint({ keys }: { keys: string }) {
  const t = useTexts('kit')
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
