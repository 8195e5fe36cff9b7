import type { OperationsToday } from '../../../shared/protocol'
import type { LoadColumn, Sort } from '../settings'

export type Load = OperationsToday['loads'][number]

/** So many people stand on a page. */
export const PAGE_ROWS = 25

/** Those who may take work of an achievement or have any, whose names have these words, in the order that was asked for. */
export function listLoads(
  loads: readonly Load[],
  { achievementId, search, sort }: { achievementId: string | null; search: string; sort: Sort<LoadColumn> },
): Load[] {
  const wanted = search.trim().toLocaleLowerCase()
  const turn = sort.direction === 'ascending' ? 1 : -1
  return loads
    .filter(({ mayTake }) => achievementId === null || mayTake.includes(achievementId))
    .filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
    .sort((a, b) => turn * compare(a, b, sort.by) || a.name.localeCompare(b.name))
}

function compare(a: Load, b: Load, by: LoadColumn): number {
  switch (by) {
    case 'name':
      return a.name.localeCompare(b.name)
    case 'pace':
      return a.handedInLately - b.handedInLately
    case 'away':
      // Who is there comes before who isn't, then by the first date.
      return (a.away?.from ?? '').localeCompare(b.away?.from ?? '')
    case 'mayTake':
      return a.mayTake.length - b.mayTake.length
    default:
      return a[by] - b[by]
  }
}
