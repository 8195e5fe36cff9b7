import { dayNumberOf, type Moving, moving, openCalendar, spread, type Worker } from '../../../../shared/flow'
import type { LatePage, OperationsToday, ReceiversAnswer } from '../../../../shared/protocol'
import type { Move } from '../../../store'

/** A part of a submission that is to go to somebody else. */
export type Piece = Pick<
  LatePage['rows'][number],
  'submissionId' | 'revision' | 'achievementId' | 'promisedOn' | 'allocationId' | 'assessorId'
>
export type Load = OperationsToday['loads'][number]

/** To whom work goes: one person, each part to whoever is done soonest of those who may take it, or whom the hub chooses. */
export type Choice = { to: 'person'; personId: string } | { to: 'spread' } | { to: 'hub' }

/**
 * Why a part can't go: `has-it`: they have it already; `may-not`: they may not have it (another part of it, an interest in the candidate, or not of
 * that role); `nobody`: none of those that are known may; `not-movable`: it was handed in meanwhile, ended, or isn't theirs to move who asks.
 */
export type Obstacle = 'has-it' | 'may-not' | 'nobody' | 'not-movable'

export type Plan = {
  moves: Move[]
  blocked: { piece: Piece; obstacle: Obstacle }[]
  /** How many go to somebody whom policy wouldn't choose. */
  byHand: number
  effect: Moving
}

export type Known = {
  loads: readonly Load[]
  /** Who may be given what, asked of the hub; null where that isn't known, and `mayTake` of the loads is all there is. */
  receivers: ReceiversAnswer | null
  calendar: OperationsToday['calendar']
  /** Today's date where the provider is. */
  today: string
}

/** What somebody stands to a part: policy may choose them, they can be given it by hand, have it, or may not. */
export type Standing = 'may' | 'by-hand' | 'has-it' | 'may-not'

/** How a person stands to a part, as far as it is known. */
export function standingTo({ loads, receivers }: Known, piece: Piece, personId: string): Standing {
  const told = receivers?.work.find(({ submissionId }) => submissionId === piece.submissionId)
  if (personId === (told ? told.assessorId : piece.assessorId)) return 'has-it'
  if (told) {
    if (told.mayTake.includes(personId)) return 'may'
    return told.byHand.includes(personId) ? 'by-hand' : 'may-not'
  }
  const load = loads.find((one) => one.personId === personId)
  // Whom policy wouldn't choose may still be given it by hand; what stands in the way of that, only the hub knows.
  return load?.mayTake.includes(piece.achievementId) ? 'may' : 'by-hand'
}

/** What goes where, what can't, and what becomes of loads and promises. */
export function planMoves(pieces: readonly Piece[], choice: Choice, known: Known): Plan {
  const { loads, receivers } = known
  const fresh = pieces.map((piece) => freshOf(piece, receivers))
  const movable = fresh.filter((piece) => piece !== null)
  const blocked: Plan['blocked'] = pieces
    .filter((_, at) => fresh[at] === null)
    .map((piece) => ({ piece, obstacle: 'not-movable' }))
  const nameOf = new Map(loads.map(({ personId, name }) => [personId, name]))
  const calendar = openCalendar(known.calendar)
  const today = dayNumberOf(known.today)
  const workers = loads.map(toWorker)
  const goesTo = choose(movable, choice, known, (parts) => spread(calendar, today, workers, parts))
  const moves: Move[] = []
  let byHand = 0
  for (const [at, piece] of movable.entries()) {
    const to = goesTo[at] ?? { obstacle: 'nobody' as const }
    if ('obstacle' in to) {
      blocked.push({ piece, obstacle: to.obstacle })
      continue
    }
    if (to.personId !== null && standingTo(known, piece, to.personId) === 'by-hand') byHand += 1
    const { submissionId, revision, allocationId, assessorId, achievementId } = piece
    const whom = to.personId === null ? null : { personId: to.personId, name: nameOf.get(to.personId) ?? '' }
    moves.push({ submissionId, revision, allocationId, assessorId, achievementId, to: whom })
  }
  const movesTo = new Map(moves.map((move) => [move.submissionId, move.to?.personId ?? null]))
  const parts = movable.map(({ submissionId, assessorId, promisedOn }) => ({
    from: assessorId,
    to: movesTo.has(submissionId) ? (movesTo.get(submissionId) ?? null) : assessorId,
    promised: dayNumberOf(promisedOn),
  }))
  return { moves, blocked, byHand, effect: moving(calendar, today, workers, parts) }
}

/** Who has it by the hub's latest word; null where it can't be moved. */
function freshOf(piece: Piece, receivers: ReceiversAnswer | null): Piece | null {
  if (receivers === null) return piece
  const told = receivers.work.find(({ submissionId }) => submissionId === piece.submissionId)
  return told ? { ...piece, allocationId: told.allocationId, assessorId: told.assessorId, promisedOn: told.promisedOn } : null
}

type Goes = { personId: string | null } | { obstacle: Obstacle }

function choose(
  pieces: readonly Piece[],
  choice: Choice,
  known: Known,
  spreadOver: (parts: { promised: number; mayTake: string[] }[]) => (string | null)[],
): Goes[] {
  if (choice.to === 'hub') return pieces.map(() => ({ personId: null }))
  if (choice.to === 'person') {
    return pieces.map((piece) => {
      const standing = standingTo(known, piece, choice.personId)
      return standing === 'has-it' || standing === 'may-not' ? { obstacle: standing } : { personId: choice.personId }
    })
  }
  const parts = pieces.map((piece) => ({
    promised: dayNumberOf(piece.promisedOn),
    mayTake: known.loads
      .filter((load) => !isAwayOn(load, known.today) && standingTo(known, piece, load.personId) === 'may')
      .map(({ personId }) => personId),
  }))
  return spreadOver(parts).map((personId) => (personId === null ? { obstacle: 'nobody' } : { personId }))
}

/** Whether somebody takes no new work on a date. */
export function isAwayOn({ away }: Load, date: string): boolean {
  return away !== null && away.from <= date && (away.until === null || away.until >= date)
}

/** Somebody as `shared/flow` reckons with them. */
export function toWorker({ personId, open, handedInLately, away }: Load): Worker {
  const days = away && { from: dayNumberOf(away.from), until: away.until === null ? null : dayNumberOf(away.until) }
  return { personId, open, handedInLately, away: days }
}
