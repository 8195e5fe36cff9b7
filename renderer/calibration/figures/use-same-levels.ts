import { useState } from 'react'
import type { RoundLevels } from './round-levels'

/**
 * These levels, as the same object for as long as they say the same. Whatever is stored in a round has it read anew; only where somebody gave
 * something else is there anything to work out.
 */
export function useSameLevels(levels: RoundLevels): RoundLevels {
  const [kept, setKept] = useState(levels)
  if (kept === levels || isSame(kept, levels)) return kept
  setKept(levels)
  return levels
}

function isSame(a: RoundLevels, b: RoundLevels): boolean {
  return (
    a.criteria === b.criteria &&
    a.exemplars === b.exemplars &&
    a.raters === b.raters &&
    isEqual(a.levelsOf, b.levelsOf) &&
    isEqual(a.panel, b.panel) &&
    isEqual(a.reference, b.reference)
  )
}

/** Also where nothing was given: two NaN are the same. */
function isEqual(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at++) if (!Object.is(a[at], b[at])) return false
  return true
}
