import type { AssessmentPolicy } from '../../shared/domain'
import type { Purpose } from '../store'
import { type About, findObstacle, type Known, isAbsolute } from './obstacle'
import { addDays } from './times'

/** Somebody who could be given work. */
export type Available = Known & {
  /** How much they have already: the weights of their open work, see `weightOf`. */
  load: number
  /** How often they and each other assessor were given the same submission; those not named, never. */
  pairings?: ReadonlyMap<string, number>
  /** Whether they will be away before this work is due. */
  isLeaving?: boolean
}

export type Assignment = { assessorId: string; purpose: Purpose }

/** Parts of an assessment that are still to be given out, or whether any are. */
type Wanted = Pick<AssessmentPolicy, 'assessors' | 'allocation' | 'panelId' | 'competence' | 'qualifiedOnly'>

/** So much more may somebody have to do than whoever has least, and still be chosen to keep two from always being a pair. */
const SLACK = 1

/** Work that is due within so many days can't be put off for other work. */
const SOON_DAYS = 3

/**
 * How much work it is to have something open: what is due soon, or late, counts twice.
 * @param dueOn calendar date, as `today` in the provider's zone
 */
export function weightOf(dueOn: string, today: string): number {
  return Date.parse(dueOn) <= addDays(new Date(today), SOON_DAYS).getTime() ? 2 : 1
}

/**
 * Who assesses a submission: those who were named (if any) first, unless it is their own or they declared an interest, then whoever has
 * least to do, until policy has its number. Without somebody named nothing is given out but by a policy that chooses by itself: it waits.
 * Fewer than policy asks for where too few are there; the other parts wait then.
 * @param settlers ids of those who could settle a split of it; none where policy lets it come to no split
 */
export function chooseAssessors(
  policy: Wanted,
  named: readonly string[],
  available: readonly Available[],
  about: About,
  settlers: readonly string[] = [],
): Assignment[] {
  const mayHave = (id: string) => available.some((person) => person.id === id && !isAbsolute(findObstacle(person, about, policy)))
  const chosen = [...new Set(named)].filter(mayHave).slice(0, policy.assessors)
  if (chosen.length === 0 && policy.allocation !== 'automatic') return []
  const free = available.filter((person) => findObstacle(person, about, policy) === null)
  // What lies open to be claimed isn't given out, the second part neither.
  while (policy.allocation !== 'claim' && chosen.length < policy.assessors) {
    const others = free.filter(({ id }) => !chosen.includes(id))
    const next = chooseNext(sparing(others, without(settlers, chosen)), chosen)
    if (!next) break
    chosen.push(next.id)
  }
  return chosen.map((id, at) => ({ assessorId: id, purpose: at === 0 ? 'first' : 'second' }))
}

/**
 * Who assesses the revision that follows a decision: whoever had the same part before, where policy wants that and they still may. The
 * others are chosen as for a new submission, so that without anybody from before only a policy that chooses by itself gives it out.
 * @param before who assessed the revision before this one
 * @param freeFor everybody who may have a part
 * @param settlers ids of those who could settle a split of it; none where policy lets it come to no split
 */
export function chooseAgain(
  policy: Wanted & Pick<AssessmentPolicy, 'resubmissions'>,
  before: readonly Assignment[],
  freeFor: (part: Purpose) => readonly Available[],
  settlers: readonly string[] = [],
): Assignment[] {
  const parts: Purpose[] = policy.assessors === 2 ? ['first', 'second'] : ['first']
  const mayHave = ({ assessorId, purpose }: Assignment) =>
    parts.includes(purpose) && freeFor(purpose).some(({ id }) => id === assessorId)
  const chosen = policy.resubmissions === 'anybody' ? [] : before.filter(mayHave)
  if (policy.allocation === 'claim' || (chosen.length === 0 && policy.allocation !== 'automatic')) return chosen
  for (const purpose of parts.filter((part) => !chosen.some((one) => one.purpose === part))) {
    const having = chosen.map(({ assessorId }) => assessorId)
    const others = freeFor(purpose).filter(({ id }) => !having.includes(id))
    const next = chooseNext(sparing(others, without(settlers, having)), having)
    if (next) chosen.push({ assessorId: next.id, purpose })
  }
  return chosen
}

const without = (ids: readonly string[], some: readonly string[]) => ids.filter((id) => !some.includes(id))

/**
 * Those of whom one can be chosen for an assessment, so that somebody is left who could settle a split; all of them where there is no other
 * choice, as two who agree need nobody.
 * @param settlers ids of those who could settle it and have no part in it yet
 */
export function sparing(people: readonly Available[], settlers: readonly string[]): readonly Available[] {
  if (settlers.length !== 1) return people
  const others = people.filter(({ id }) => id !== settlers[0])
  return others.length > 0 ? others : people
}

/**
 * Whoever of these has least to do; undefined where there is nobody. Of those who have about as little, whoever was least often together
 * with the ones who have it already, so that two don't become a fixed pair. Who will be away before it is due only where everybody will: a holiday
 * to come must not leave work with nobody.
 * @param having ids of those who assess it beside whoever is chosen
 */
export function chooseNext(all: readonly Available[], having: readonly string[]): Available | undefined {
  const staying = all.filter(({ isLeaving }) => isLeaving !== true)
  const people = staying.length > 0 ? staying : all
  const least = Math.min(...people.map(({ load }) => load))
  const together = ({ pairings }: Available) => having.reduce((sum, id) => sum + (pairings?.get(id) ?? 0), 0)
  const [next] = people
    .filter(({ load }) => load <= least + (having.length > 0 ? SLACK : 0))
    .sort((a, b) => together(a) - together(b) || byLoad(a, b))
  return next
}

/** Ties are broken by id, so that the same state gives the same choice. */
function byLoad(a: Available, b: Available): number {
  return a.load - b.load || (a.id < b.id ? -1 : 1)
}
