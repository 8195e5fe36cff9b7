import { useRef } from 'react'
import { bindKeys, notify, useShortcuts, useTexts } from '../../kit'
import { DESK_KEYS } from '../desk-keys'

/**
 * Levels are set only where their criterion is in sight. One whose key comes before that isn't set, and that is said: whoever scores
 * without looking up would go on as if it were.
 */
export function useTooEarly(isOpening: boolean): void {
  const t = useTexts('desk')
  const said = useRef<AbortController | null>(null)
  const say = () => {
    said.current?.abort()
    said.current = new AbortController()
    notify({ kind: 'hint', message: t('scoring.tooEarly'), until: said.current.signal })
  }
  const levels = Object.keys(DESK_KEYS).filter((id) => id.startsWith('desk.level.'))
  useShortcuts(isOpening ? bindKeys(DESK_KEYS, t, Object.fromEntries(levels.map((id) => [id, say]))) : [])
}
