import { useTexts } from '../../kit'
import type { RosterEntry } from '../../store'
import panel from './panel.module.css'
import { keyOf } from './roster-list'

/** So many are named; the others are counted. */
const MOST_NAMED = 8

/** Who, and for what. */
export function AboutWhom({ about }: { about: readonly RosterEntry[] }) {
  const t = useTexts('panel')
  const left = about.length - MOST_NAMED
  return (
    <ul className={panel.whom}>
      {about.slice(0, MOST_NAMED).map((entry) => (
        <li key={keyOf(entry)}>{t('whom', { name: entry.person.name, achievement: entry.achievement.name })}</li>
      ))}
      {left > 0 && <li>{t('more', { count: left })}</li>}
    </ul>
  )
}
