import { bindKeys, useShortcuts, useTexts } from '../../kit'
import { DESK_KEYS } from '../desk-keys'
import { useHint } from '../use-hint'

/**
 * Levels are set only where their criterion is in sight. One whose key comes before that isn't set, and that is said: whoever scores
 * without looking up would go on as if it were.
 */
export function useTooEarly(isOpening: boolean): void {
  const t = useTexts('desk')
  const hint = useHint()
  const say = () => hint(t('scoring.tooEarly'))
  const levels = Object.keys(DESK_KEYS).filter((id) => id.startsWith('desk.level.'))
  const shortcuts = bindKeys(DESK_KEYS, t, Object.fromEntries(levels.map((id) => [id, say])))
  useShortcuts(isOpening ? shortcuts.map((one) => ({ ...one, isExcuse: true })) : [])
}
