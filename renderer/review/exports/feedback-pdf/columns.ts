import type { Atom } from './lines'

/** The part of a page's width that a block may fill. */
export type Frame = { left: number; width: number }

/** Between two columns, in points. */
const GAP = 10

/** The columns of a table. @param widths of the first ones beside the others, which are 1 wide */
export function columnsOf(frame: Frame, count: number, widths: readonly number[]): Frame[] {
  const widthOf = (at: number) => widths[at] ?? 1
  const all = Array.from({ length: count }, (_, at) => widthOf(at)).reduce((sum, width) => sum + width, 0)
  let before = 0
  return Array.from({ length: count }, (_, at) => {
    const left = frame.left + (frame.width * before) / all
    before += widthOf(at)
    return { left, width: (frame.width * widthOf(at)) / all - GAP }
  })
}

/** Where a line's words end, without the spaces after them. */
export function endOf(atoms: readonly Atom[]): number {
  return Math.max(0, ...atoms.map(({ x, width, text }) => (text.trim() === '' ? 0 : x + width)))
}

/** Moves a line's words so that they end there. */
export function moveToEnd(atoms: Atom[], end: number): void {
  const shift = end - endOf(atoms)
  for (const atom of atoms) atom.x += shift
}
