import type { VouchStatement } from '../../../../shared/domain'
import { TextBuilder } from '../../evidence-text/text-builder'

/** A vouch's own words as one text, and where each of them begins; the statement first. */
export type PlacedVouch = {
  text: string
  statementAt: number
  basisAt: number
  interestAt: number
  /** One for each rating, -1 where it has no remark. */
  remarksAt: readonly number[]
}

/** Puts the voucher's own words together. Names and relationship are left out: under blind marking others are shown for them. */
export function placeVouch(vouch: VouchStatement): PlacedVouch {
  const builder = new TextBuilder()
  return {
    statementAt: builder.add(vouch.statement),
    basisAt: builder.add(vouch.basis ?? ''),
    interestAt: builder.add(vouch.declaredInterest),
    remarksAt: vouch.ratings.map(({ remark }) => (remark === undefined ? -1 : builder.add(remark))),
    text: builder.text,
  }
}
