import type { OpenCalendar } from './calendar'
import type { DayNumber } from './zone'

/** Working days on which it was counted what somebody handed in, by which their pace is told. */
export const PACE_DAYS = 20

/** Further ahead, in dates, nothing is said. */
const HORIZON = 730

/** Somebody who has work, or could be given some. */
export type Worker = {
  personId: string
  /** Parts that they have and haven't handed in. */
  open: number
  /** Parts that they handed in on the last `PACE_DAYS` working days. */
  handedInLately: number
  /** First and last date on which they do nothing; `until` null: until further notice. */
  away: { from: DayNumber; until: DayNumber | null } | null
}

/** A part that is to be moved, or stays. */
export type MovedPart = {
  /** Who has it; null where nobody has. */
  from: string | null
  /** Who is to have it; null where that isn't known (nobody, or whom the hub chooses). */
  to: string | null
  /** The last date of its promise. */
  promised: DayNumber
}

/** How many of the parts will be past their promise when they are handed in, and of how many nothing can be said. */
export type Outlook = { past: number; unknown: number }

export type LoadChange = {
  personId: string
  before: number
  after: number
  /** The date on which all that they have is handed in at their pace; null where they handed nothing in lately, or it lies too far ahead. */
  doneBefore: DayNumber | null
  doneAfter: DayNumber | null
}

export type Moving = {
  /** Of whoever has fewer or more after it, in the order of the workers. */
  loads: LoadChange[]
  before: Outlook
  after: Outlook
}

/**
 * What becomes of loads and promises where parts go from some to others. It assumes that everybody keeps the pace of the last `PACE_DAYS` working
 * days, that today is over, that a part takes as much as any other, and that what is moved comes last with whoever gets it, as it is taken to do with
 * whoever has it; of several, what was promised first comes first. What becomes of a part after it is handed in isn't in it.
 */
export function moving(
  calendar: OpenCalendar,
  today: DayNumber,
  workers: readonly Worker[],
  parts: readonly MovedPart[],
): Moving {
  const paces = new Map(workers.map((worker) => [worker.personId, paceOf(calendar, today, worker)]))
  const openOf = new Map(workers.map(({ personId, open }) => [personId, open]))
  const goes = (part: MovedPart) => part.from !== part.to
  const count = (of: (part: MovedPart) => string | null) => {
    const counts = new Map<string, number>()
    for (const part of parts.filter(goes)) {
      const personId = of(part)
      if (personId !== null) counts.set(personId, (counts.get(personId) ?? 0) + 1)
    }
    return counts
  }
  const [left, came] = [count(({ from }) => from), count(({ to }) => to)]
  const loadAfter = (personId: string) =>
    Math.max(0, (openOf.get(personId) ?? 0) - (left.get(personId) ?? 0)) + (came.get(personId) ?? 0)
  const look = (of: (part: MovedPart) => string | null, loadOf: (personId: string) => number) => {
    const places = placesOf(parts, of, loadOf)
    return outlook(parts, today, (part) => {
      const personId = of(part)
      const pace = personId === null ? undefined : paces.get(personId)
      return pace?.doneAt(places.get(part) ?? 0) ?? null
    })
  }
  return {
    loads: workers
      .filter(({ personId }) => left.has(personId) || came.has(personId))
      .map(({ personId, open }) => ({
        personId,
        before: open,
        after: loadAfter(personId),
        doneBefore: paces.get(personId)?.doneAt(open) ?? null,
        doneAfter: paces.get(personId)?.doneAt(loadAfter(personId)) ?? null,
      })),
    before: look(
      ({ from }) => from,
      (personId) => openOf.get(personId) ?? 0,
    ),
    after: look(({ to }) => to, loadAfter),
  }
}

/**
 * Who gets which of these parts, so that all of them are handed in as soon as can be: those promised first go first, each to whoever of those who may
 * take it would hand it in first. Who handed nothing in lately is taken to have the pace of the one in the middle of those who did.
 * @returns for each part who gets it; null where nobody may who isn't away for good
 */
export function spread(
  calendar: OpenCalendar,
  today: DayNumber,
  workers: readonly Worker[],
  parts: readonly { promised: DayNumber; mayTake: readonly string[] }[],
): (string | null)[] {
  const known = workers.map(({ handedInLately }) => handedInLately).filter((count) => count > 0)
  const usual = known.sort((a, b) => a - b)[Math.floor(known.length / 2)] ?? PACE_DAYS
  const loads = new Map(workers.map(({ personId, open }) => [personId, open]))
  const paces = new Map(
    workers.map((worker) => {
      const handedInLately = worker.handedInLately || usual
      return [worker.personId, paceOf(calendar, today, { ...worker, handedInLately })]
    }),
  )
  const given: (string | null)[] = parts.map(() => null)
  const order = parts.map((_, at) => at).sort((a, b) => (parts[a]?.promised ?? 0) - (parts[b]?.promised ?? 0) || a - b)
  for (const at of order) {
    let best: { personId: string; done: number; load: number } | null = null
    for (const personId of parts[at]?.mayTake ?? []) {
      const load = (loads.get(personId) ?? 0) + 1
      const pace = paces.get(personId)
      if (!pace || pace.isGone) continue
      const done = pace.doneAt(load) ?? Number.POSITIVE_INFINITY
      const isSooner = best === null || done < best.done || (done === best.done && load < best.load)
      if (isSooner) best = { personId, done, load }
    }
    if (!best) continue
    given[at] = best.personId
    loads.set(best.personId, best.load)
  }
  return given
}

/** How long what somebody has takes them. */
type Pace = {
  /** The date on which so many parts are handed in; today for none. Null where nothing can be said. */
  doneAt(parts: number): DayNumber | null
  /** They are away now and nobody knows until when, or work on no day that is looked at. */
  isGone: boolean
}

function paceOf(calendar: OpenCalendar, today: DayNumber, { handedInLately, away }: Omit<Worker, 'personId' | 'open'>): Pace {
  const days: DayNumber[] = []
  for (let day = today + 1; day <= today + HORIZON; day += 1) {
    const isAway = away !== null && day >= away.from && day <= (away.until ?? day)
    if (calendar.isWorkingDay(day) && !isAway) days.push(day)
  }
  return {
    doneAt(parts) {
      if (parts <= 0) return today
      if (handedInLately <= 0) return null
      return days[Math.ceil((parts * PACE_DAYS) / handedInLately) - 1] ?? null
    },
    isGone: days.length === 0,
  }
}

/** Which of all that its person has each part is, counted from 1: the last ones, those promised first before the others. */
function placesOf(
  parts: readonly MovedPart[],
  of: (part: MovedPart) => string | null,
  loadOf: (personId: string) => number,
): Map<MovedPart, number> {
  const places = new Map<MovedPart, number>()
  const byPerson = new Map<string, MovedPart[]>()
  for (const part of parts) {
    const personId = of(part)
    if (personId !== null) byPerson.set(personId, [...(byPerson.get(personId) ?? []), part])
  }
  for (const [personId, theirs] of byPerson) {
    const first = Math.max(0, loadOf(personId) - theirs.length)
    for (const [at, part] of theirs.sort((a, b) => a.promised - b.promised).entries()) places.set(part, first + at + 1)
  }
  return places
}

function outlook(parts: readonly MovedPart[], today: DayNumber, doneAt: (part: MovedPart) => DayNumber | null): Outlook {
  const told = { past: 0, unknown: 0 }
  for (const part of parts) {
    const done = doneAt(part)
    if (today > part.promised || (done !== null && done > part.promised)) told.past += 1
    else if (done === null) told.unknown += 1
  }
  return told
}
