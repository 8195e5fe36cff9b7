import { type Found, findWords } from '../../kit/search'
import type { BankComment } from './bank'
import { type CommentUses, weighUses } from './uses'

/** A comment on offer: from the assessor's bank, or what the rubric says of a level. */
export type Offer = BankComment & {
  source: 'bank' | 'rubric'
  /** The level that a descriptor describes, such as `4 Exemplary`; null for a comment. */
  level: { number: number; title: string } | null
}

export type RankedOffer = { offer: Offer; ranges: Found['ranges'] }

/** What comments are wanted for. */
export type Wanted = { typed: string; criterionId: string | null; uses: CommentUses; now: Date }

const textsOf = new WeakMap<readonly Offer[], string[]>()

/** The same array for the same offers, since searching prepares texts once for each array. */
function texts(offers: readonly Offer[]): string[] {
  const known = textsOf.get(offers)
  if (known) return known
  const made = offers.map(({ text }) => text)
  textsOf.set(offers, made)
  return made
}

/**
 * The comments that match what was typed, the assessor's own before what the rubric says. Among the own, best first: by how well they
 * match, then by use for this criterion, then those that were written for it, then by use elsewhere, then in the assessor's own order.
 * Descriptors are offered for the criterion that is written about only, in the rubric's order: they are there to be quoted, not to
 * stand in for a comment.
 */
export function rankOffers(offers: readonly Offer[], { typed, criterionId, uses, now }: Wanted): RankedOffer[] {
  const ranked = findWords(texts(offers), typed).flatMap(({ index, grade, ranges }) => {
    const offer = offers[index]
    if (!offer || (offer.source === 'rubric' && offer.criterionId !== criterionId)) return []
    const { here, anywhere } = weighUses(uses, offer.id, criterionId, now)
    const belongs = offer.criterionId === criterionId && criterionId !== null ? 1 : 0
    // Written for another criterion, it is rarely what is wanted here.
    const isForeign = offer.criterionId !== null && belongs === 0 ? 1 : 0
    const fromRubric = offer.source === 'rubric' ? 1 : 0
    return [{ offer, ranges, keys: [fromRubric, grade, -here, isForeign, -belongs, -anywhere, index] }]
  })
  return ranked.sort((one, other) => compare(one.keys, other.keys)).map(({ offer, ranges }) => ({ offer, ranges }))
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (let at = 0; at < one.length; at += 1) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
