import { LEAST_SEEDS_IN_REPORT, type RoundMode, type RoundState } from '../../shared/domain'
import { type Rejected, reject } from './content'

/** The same answer for a report that there isn't and for somebody else's. */
export const NO_REPORT = reject('no-report', 'There is no such report of yours.')

/** Why a lead can't hand reports out; null where they can. */
export function judgeHandingOut({ mode, state }: { mode: RoundMode; state: RoundState }): Rejected | null {
  if (mode !== 'seeding') return reject('wrong-state', 'Reports of this round are handed out when it is closed.')
  if (state === 'preparing') return reject('wrong-state', 'Nobody has scored in this round yet.')
  return null
}

/** Nobody got one. */
export const TOO_FEW = reject(
  'too-few',
  `Nobody has ${LEAST_SEEDS_IN_REPORT} seeds that are decided and in no report yet, among at least as much live work.`,
)

/**
 * Whether seeds may be reported on: there are enough for sums that no piece stands out of, and at least as much live work was handed in between the first
 * and the last of them. Otherwise somebody could hand in just those pieces that they suspect, and learn from getting a report that they are right.
 * @param seeds when each of them was handed in, the oldest first; so is `live`, of the same person and achievement
 */
export function mayReport(seeds: readonly Date[], live: readonly Date[]): boolean {
  const [first, last] = [seeds[0], seeds.at(-1)]
  if (first === undefined || last === undefined || seeds.length < LEAST_SEEDS_IN_REPORT) return false
  return live.filter((at) => at >= first && at <= last).length >= seeds.length
}
