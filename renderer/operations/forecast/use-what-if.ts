import { useEffect, useState } from 'react'
import { useStore } from '../../store'

const PREFERENCE = 'operations-forecast'

/** What somebody asked what would happen with. */
export type WhatIf = {
  /** So many assessors more; fewer where below 0. */
  assessors: number
  /** So many percent more arrivals; fewer where below 0. */
  arrivals: number
  of: 'present' | 'all'
}

const DEFAULT: WhatIf = { assessors: 2, arrivals: 30, of: 'present' }

export const MOST_ASSESSORS = 1000
export const MOST_ARRIVALS = 1000

/** What was asked last, and how to ask something else; null until that is read. */
export function useWhatIf(): [WhatIf | null, (change: Partial<WhatIf>) => void] {
  const { preferences } = useStore()
  const [asked, setAsked] = useState<WhatIf | null>(null)
  useEffect(() => {
    let isWanted = true
    void preferences
      .get<Partial<WhatIf>>(PREFERENCE, {})
      .catch(() => ({}))
      .then((kept) => {
        if (isWanted) setAsked(sound(kept))
      })
    return () => {
      isWanted = false
    }
  }, [preferences])
  const change = (part: Partial<WhatIf>) => {
    const next = { ...(asked ?? DEFAULT), ...part }
    setAsked(next)
    // What could not be remembered is no reason to disturb anybody.
    preferences.set(PREFERENCE, next).catch((error: unknown) => console.warn('what was asked of a forecast was not kept', error))
  }
  return [asked, change]
}

/** What another version of Assay wrote may be out of range. */
function sound({ assessors, arrivals, of }: Partial<WhatIf>): WhatIf {
  const within = (value: number | undefined, low: number, high: number, otherwise: number) =>
    value !== undefined && Number.isInteger(value) && value >= low && value <= high ? value : otherwise
  return {
    assessors: within(assessors, -MOST_ASSESSORS, MOST_ASSESSORS, DEFAULT.assessors),
    arrivals: within(arrivals, -100, MOST_ARRIVALS, DEFAULT.arrivals),
    of: of === 'all' ? 'all' : DEFAULT.of,
  }
}
