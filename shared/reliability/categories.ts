import type { RatedCells } from './rated-cells'
import type { Scale } from './types'

/**
 * For each rating the place of its value in the scale.
 *
 * @throws RangeError for a scale that isn't one (`checkScale`), and for a value that is not on it, which it names.
 */
export function placeOnScale(cells: RatedCells, scale: Scale): Int32Array {
  checkScale(scale)
  const places = new Map(scale.categories.map((category, place) => [category, place]))
  const placed = new Int32Array(cells.value.length)
  for (let at = 0; at < placed.length; at += 1) {
    const place = places.get(cells.value[at] as number)
    if (place === undefined) {
      throw new RangeError(
        `Rater ${cells.rater[at]} gave ${cells.value[at]}, which is not on the scale ${scale.categories.join(', ')}.`,
      )
    }
    placed[at] = place
  }
  return placed
}

/** The values that occur, as a scale that only tells them apart. */
export function scaleOfValues(cells: RatedCells): Scale {
  return { kind: 'nominal', categories: [...new Set(cells.value)] }
}

/**
 * @throws RangeError for a scale without categories, with one that is no finite number or stands there twice, for an interval or
 * ratio scale that isn't in ascending order, and for a ratio scale with a negative category: it has no zero to count from.
 */
function checkScale({ kind, categories }: Scale): void {
  if (categories.length === 0) throw new RangeError('A scale needs at least one category.')
  const unsound = categories.find((category, place) => !Number.isFinite(category) || categories.indexOf(category) !== place)
  if (unsound !== undefined) throw new RangeError(`Category ${unsound} is no number, or stands in the scale twice.`)
  if (kind === 'nominal' || kind === 'ordinal') return
  const falling = categories.find((category, place) => place > 0 && category <= (categories[place - 1] as number))
  if (falling !== undefined)
    throw new RangeError(`The categories of an ${kind} scale ascend; ${falling} comes after a larger one.`)
  if (kind === 'ratio' && (categories[0] as number) < 0) throw new RangeError('A ratio scale has no negative categories.')
}
