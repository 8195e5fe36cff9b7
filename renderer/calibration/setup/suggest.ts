import type { PastDecision } from '../../../shared/domain'

/** How many of each level a choice has, by `<criterion id>/<level id>`, and of each outcome. */
export type Spread = { levels: Map<string, number>; outcomes: Map<PastDecision['outcome'], number> }

type Decided = Pick<PastDecision, 'id' | 'outcome' | 'levels' | 'decidedOn'>

/**
 * Suggests exemplars with spread: every level of every criterion, and every outcome, as often as one another as far as what was decided
 * allows. Chooses one after the other, each time what adds most that is still rare among those chosen; among equals, the latest.
 * @param kept ids that are chosen already and stay
 * @returns ids of so many, the kept ones first; fewer where there are fewer
 */
export function suggestExemplars(decided: readonly Decided[], count: number, kept: readonly string[] = []): string[] {
  const byId = new Map(decided.map((one) => [one.id, one]))
  const chosen = kept.flatMap((id) => byId.get(id) ?? []).slice(0, count)
  const spread = spreadOf(chosen)
  const left = decided.filter(({ id }) => !kept.includes(id)).sort((a, b) => b.decidedOn.localeCompare(a.decidedOn))
  while (chosen.length < count && left.length > 0) {
    let best = 0
    let bestWorth = -1
    left.forEach((one, at) => {
      const worth = worthOf(one, spread)
      if (worth > bestWorth) [best, bestWorth] = [at, worth]
    })
    const [next] = left.splice(best, 1)
    if (!next) break
    chosen.push(next)
    addTo(next, spread)
  }
  return chosen.map(({ id }) => id)
}

/** How often each level and each outcome is among these. */
export function spreadOf(chosen: readonly Pick<Decided, 'outcome' | 'levels'>[]): Spread {
  const spread: Spread = { levels: new Map(), outcomes: new Map() }
  for (const one of chosen) addTo(one, spread)
  return spread
}

function addTo({ outcome, levels }: Pick<Decided, 'outcome' | 'levels'>, spread: Spread): void {
  spread.outcomes.set(outcome, (spread.outcomes.get(outcome) ?? 0) + 1)
  for (const [criterionId, levelId] of Object.entries(levels)) {
    const name = `${criterionId}/${levelId}`
    spread.levels.set(name, (spread.levels.get(name) ?? 0) + 1)
  }
}

/**
 * What one more adds: for each level the less the more of it there are, and the outcome counts like all criteria together. Halved with each,
 * so that something new is always worth more than any number of repetitions.
 */
function worthOf({ outcome, levels }: Decided, spread: Spread): number {
  const names = Object.entries(levels).map(([criterionId, levelId]) => `${criterionId}/${levelId}`)
  const ofLevels = names.reduce((sum, name) => sum + 0.5 ** (spread.levels.get(name) ?? 0), 0)
  return ofLevels + Math.max(1, names.length) * 0.5 ** (spread.outcomes.get(outcome) ?? 0)
}
