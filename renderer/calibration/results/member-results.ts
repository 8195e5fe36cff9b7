import type { PassMark } from '../../../shared/domain'
import { levelAt, referenceAt, type RoundLevels } from '../figures/round-levels'

/** How one member agrees with the reference. */
export type MemberResult = {
  /** Exemplars of which they gave every level. */
  exemplars: number
  /** Levels that they gave where there is a reference. */
  levels: number
  /** Share of these that are the reference's, and that are at most one away, 0…1; NaN where there are none. */
  exact: number
  adjacent: number
  /** Null where the round has no pass mark; `unfinished` until everything is given. */
  result: 'passed' | 'failed' | 'unfinished' | null
}

/** Of every member, in the panel's order. */
export function memberResults(levels: RoundLevels, passMark: PassMark | null): MemberResult[] {
  return Array.from({ length: levels.raters }, (_, rater) => {
    let given = 0
    let exact = 0
    let adjacent = 0
    let whole = 0
    for (let exemplar = 0; exemplar < levels.exemplars; exemplar++) {
      let ofExemplar = 0
      for (let criterion = 0; criterion < levels.criteria; criterion++) {
        const level = levelAt(levels, criterion, exemplar, rater)
        if (Number.isNaN(level)) continue
        ofExemplar += 1
        const distance = Math.abs(level - referenceAt(levels, criterion, exemplar))
        if (Number.isNaN(distance)) continue
        given += 1
        if (distance === 0) exact += 1
        if (distance <= 1) adjacent += 1
      }
      if (ofExemplar === levels.criteria) whole += 1
    }
    const shares = { exact: share(exact, given), adjacent: share(adjacent, given) }
    const isFinished = whole === levels.exemplars && whole > 0
    return { exemplars: whole, levels: given, ...shares, result: resultOf(shares, isFinished, passMark) }
  })
}

function share(part: number, whole: number): number {
  return whole === 0 ? Number.NaN : part / whole
}

function resultOf(
  { exact, adjacent }: Pick<MemberResult, 'exact' | 'adjacent'>,
  isFinished: boolean,
  passMark: PassMark | null,
): MemberResult['result'] {
  if (passMark === null) return null
  if (!isFinished) return 'unfinished'
  return exact >= passMark.exact && adjacent >= passMark.adjacent ? 'passed' : 'failed'
}
