import type { Holder, RosterEntry } from '../../store'
import { type Standing, type State, STATES, standingOf } from './standing'

/** What the roster remembers between visits. The search is not remembered. */
export type RosterSettings = {
  /** Null: of every achievement. */
  achievementId: string | null
  /** Null: all. `attention`: what ends soon, has ended or is missing. */
  show: Show
  sort: { by: SortColumn; direction: 'ascending' | 'descending' }
}
export const SHOWS = ['all', 'attention', 'ends-soon', 'may', 'may-not'] as const
export type Show = (typeof SHOWS)[number]
export const SORT_COLUMNS = ['state', 'person', 'achievement', 'until'] as const
export type SortColumn = (typeof SORT_COLUMNS)[number]

export const DEFAULT_ROSTER: RosterSettings = { achievementId: null, show: 'all', sort: { by: 'state', direction: 'ascending' } }

/** So many rows stand on a page. */
export const PAGE_ROWS = 50

export type RosterRow = { entry: RosterEntry; standing: Standing }

export const keyOf = ({ personId, achievementId }: Holder) => `${personId} ${achievementId}`

const ATTENTION: readonly State[] = ['ends-soon', 'ended', 'missing']

/** The rows that these settings leave, in their order. @param today calendar date in the provider's zone */
export function listRoster(
  entries: readonly RosterEntry[],
  { achievementId, show, sort }: RosterSettings,
  search: string,
  today: string,
): RosterRow[] {
  const wanted = search.trim().toLocaleLowerCase()
  const turn = sort.direction === 'ascending' ? 1 : -1
  return (
    entries
      .filter((entry) => achievementId === null || entry.achievementId === achievementId)
      .filter(({ person }) => person.name.toLocaleLowerCase().includes(wanted))
      .map((entry) => ({ entry, standing: standingOf(entry, today) }))
      .filter((row) => isShown(row, show))
      // The roster comes by name; what is equal stays in that order.
      .sort((a, b) => turn * compare(a, b, sort.by))
  )
}

function isShown({ standing: { state, bar } }: RosterRow, show: Show): boolean {
  if (show === 'attention') return ATTENTION.includes(state)
  if (show === 'ends-soon') return state === 'ends-soon'
  if (show === 'may') return bar === null
  return show === 'all' || bar !== null
}

function compare(a: RosterRow, b: RosterRow, by: SortColumn): number {
  switch (by) {
    case 'person':
      return a.entry.person.name.localeCompare(b.entry.person.name)
    case 'achievement':
      return a.entry.achievement.name.localeCompare(b.entry.achievement.name)
    case 'until':
      return compareDates(a.standing.until, b.standing.until)
    case 'state':
      return (
        STATES.indexOf(a.standing.state) - STATES.indexOf(b.standing.state) || compareDates(a.standing.until, b.standing.until)
      )
  }
}

/** What has no end comes last. */
function compareDates(a: string | null, b: string | null): number {
  return (a ?? '9999').localeCompare(b ?? '9999')
}
