import { dayNumberOf, moving, openCalendar } from '../../../../shared/flow'
import { isAwayOn, type Known, type Load, type Piece, standingTo, toWorker } from './plan'

/** Somebody who can be chosen, with what there is to know for it. */
export type Person = {
  load: Load
  /** Of the parts that are to go: how many policy may choose them for, how many only by hand, and how many they can't have. */
  may: number
  byHand: number
  mayNot: number
  isAway: boolean
  /** When all that they have is handed in at their pace (day number); null where nobody can say. */
  doneOn: number | null
}

/** Whom there is to choose from: who may take most of it first, then who is done soonest; those who are away come last. */
export function listPeople(pieces: readonly Piece[], known: Known): Person[] {
  const calendar = openCalendar(known.calendar)
  const today = dayNumberOf(known.today)
  const people = known.loads.map((load): Person => {
    const standings = pieces.map((piece) => standingTo(known, piece, load.personId))
    const count = (of: (typeof standings)[number]) => standings.filter((one) => one === of).length
    // One part that comes from nobody and goes to them: what there is before it is what they have.
    const part = { from: null, to: load.personId, promised: today }
    const [told] = moving(calendar, today, [toWorker(load)], [part]).loads
    return {
      load,
      may: count('may'),
      byHand: count('by-hand'),
      mayNot: count('may-not') + count('has-it'),
      isAway: isAwayOn(load, known.today),
      doneOn: told?.doneBefore ?? null,
    }
  })
  const never = Number.POSITIVE_INFINITY
  return people.sort(
    (a, b) =>
      Number(a.isAway) - Number(b.isAway) ||
      b.may - a.may ||
      (a.doneOn ?? never) - (b.doneOn ?? never) ||
      a.load.open - b.load.open ||
      a.load.name.localeCompare(b.load.name),
  )
}
