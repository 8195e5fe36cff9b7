import { useEffect, useState } from 'react'
import { useStore } from '../../store'
import { DEFAULT_ROSTER, type RosterSettings, SHOWS, SORT_COLUMNS } from './roster-list'

const PREFERENCE = 'calibration-panel'

/** How the roster was sorted and filtered last, and how to change it; null until that is read. */
export function useRosterSettings(): [RosterSettings | null, (next: RosterSettings) => void] {
  const { preferences } = useStore()
  const [settings, setSettings] = useState<RosterSettings | null>(null)
  useEffect(() => {
    let isWanted = true
    void preferences
      .get<Partial<RosterSettings>>(PREFERENCE, {})
      .catch(() => ({}))
      .then((kept) => {
        if (isWanted) setSettings(sound(kept))
      })
    return () => {
      isWanted = false
    }
  }, [preferences])
  const change = (next: RosterSettings) => {
    setSettings(next)
    // A view that could not be remembered is no reason to disturb anybody.
    preferences.set(PREFERENCE, next).catch((error: unknown) => console.warn('how the panel is shown was not kept', error))
  }
  return [settings, change]
}

/** What another version of Assay wrote may name what isn't there. */
function sound(kept: Partial<RosterSettings>): RosterSettings {
  const { achievementId = null, show, sort } = kept
  return {
    achievementId,
    show: SHOWS.find((one) => one === show) ?? DEFAULT_ROSTER.show,
    sort: sort && SORT_COLUMNS.includes(sort.by) ? sort : DEFAULT_ROSTER.sort,
  }
}
