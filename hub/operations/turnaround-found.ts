import { SMALL_GROUP, tellGroups, tellGroupsOfGroups } from '../../shared/flow'
import type { TurnaroundAnswer } from '../../shared/protocol'
import type { OperationsSight } from './sight'

type Percentiles = TurnaroundAnswer['stages'][number]['calendarDays']

/** Of one group in which something was decided. */
export type Figures = { decided: number; kept: number; calendarDays: Percentiles; workingDays: Percentiles }

/** Everything that there is to tell of a period, small groups among it; groups in which nothing was decided are absent. */
export type Found = {
  all: Figures | undefined
  achievements: ReadonlyMap<string, Figures>
  /** null: nobody's in particular. */
  panels: ReadonlyMap<string | null, Figures>
  revisions: ReadonlyMap<'first' | 'later', Figures>
  stages: TurnaroundAnswer['stages']
  dots: TurnaroundAnswer['dots']
}

type Told = Pick<TurnaroundAnswer, 'groups' | 'panels' | 'revisions' | 'stages' | 'hidesStages' | 'dots'>
type Group = TurnaroundAnswer['revisions']['first']

const HIDDEN: Group = { decided: null, kept: null, calendarDays: null, workingDays: null }
/** Nobody is no individual: that there was nothing is told. */
const NOTHING: Group = { decided: 0, kept: 0, calendarDays: null, workingDays: null }

/** What may be told of it, so that no small group is read out, nor worked out from the rest of one answer. */
export function tellFound(
  { all, achievements, panels, revisions, stages, dots }: Found,
  ofThese: OperationsSight['achievements'],
): Told & { isAllTold: boolean } {
  const counts = new Map([...achievements].map(([id, { decided }]) => [id, decided]))
  const told = tellGroups(counts)
  const isAllTold = told.total !== null && told.total >= SMALL_GROUP
  const panelOf = new Map(ofThese.map(({ id, policy }) => [id, policy.panelId ?? null]))
  const toldPanels = tellGroupsOfGroups(counts, told, (id) => panelOf.get(id) ?? null)
  const tell = (isTold: boolean, figures: Figures) => (isTold ? figures : HIDDEN)
  return {
    isAllTold,
    groups: [
      ...(all ? [{ achievementId: null, ...tell(isAllTold, all) }] : []),
      ...[...achievements]
        .map(([id, figures]) => ({ achievementId: id, ...tell(typeof told.groups.get(id) === 'number', figures) }))
        .sort((one, other) => (one.achievementId < other.achievementId ? -1 : 1)),
    ],
    panels: [...panels]
      .map(([panelId, figures]) => ({ panelId, ...tell(typeof toldPanels.get(panelId) === 'number', figures) }))
      .sort((one, other) => ((one.panelId ?? '') < (other.panelId ?? '') ? -1 : 1)),
    revisions: tellRevisions(revisions),
    ...tellStages(isAllTold ? stages : []),
    dots: isAllTold ? dots : [],
  }
}

/** All together of a period of which no groups are told. */
export function tellAlone(all: Figures | undefined): Group {
  if (all === undefined) return NOTHING
  return all.decided >= SMALL_GROUP ? all : HIDDEN
}

/** Shares are of the time in the stages that are told: what they leave of the whole would tell of one that isn't. */
function tellStages(stages: Found['stages']): Pick<Told, 'stages' | 'hidesStages'> {
  const told = stages.filter(({ passages }) => passages >= SMALL_GROUP)
  if (told.length === stages.length) return { stages, hidesStages: false }
  const all = told.reduce((sum, { share }) => sum + share, 0)
  return { stages: told.map((row) => ({ ...row, share: all === 0 ? 0 : Math.min(1, row.share / all) })), hidesStages: true }
}

/** Both or neither: the one is what all together leaves of the other. */
function tellRevisions(revisions: Found['revisions']): Told['revisions'] {
  const { groups, total } = tellGroups(new Map([...revisions].map(([which, { decided }]) => [which, decided])))
  const isTold = total !== null && ![...groups.values()].includes(null)
  const tell = (which: 'first' | 'later') => (isTold ? (revisions.get(which) ?? NOTHING) : HIDDEN)
  return { first: tell('first'), later: tell('later') }
}
