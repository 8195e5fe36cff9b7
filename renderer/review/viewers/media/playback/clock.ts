import { clockTime } from '../../../rubric/place'

/** A time with its tenths, such as `04:10.3`: in a recording, half a second can be a word. */
export function exactTime(seconds: number): string {
  const tenths = Math.round(seconds * 10)
  return `${clockTime(Math.floor(tenths / 10))}.${tenths % 10}`
}

export { clockTime }
