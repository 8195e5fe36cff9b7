import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findConflictKinds, tellConflict } from '../../../hub/vouches'
import { closeRings, LONGEST_RING, type Vouch } from '../../../hub/vouches/rings'

const vouches = (...pairs: string[]): Vouch[] => pairs.map((pair) => ({ voucher: pair[0] ?? '', candidate: pair[1] ?? '' }))
const shown = (rings: { voucher: string; candidate: string; members: string[] }[]) =>
  Object.fromEntries(rings.map(({ voucher, candidate, members }) => [voucher + candidate, members.join('')]))

/** By vouch, how long its shortest ring is: every way is tried. */
function lengthsByTrying(known: readonly Vouch[]): Map<string, number> {
  const lengths = new Map<string, number>()
  const walk = (path: string[]) => {
    for (const { voucher, candidate } of known) {
      if (voucher !== path.at(-1)) continue
      if (candidate === path[0] && path.length > 1) {
        const key = `${path[0]}${path[1]}`
        lengths.set(key, Math.min(lengths.get(key) ?? Number.POSITIVE_INFINITY, path.length))
      } else if (!path.includes(candidate) && path.length < LONGEST_RING) walk([...path, candidate])
    }
  }
  for (const { voucher } of known) walk([voucher])
  return lengths
}

describe('a ring of vouches', () => {
  it('begins with the voucher and leads from each to whom they vouch for', () => {
    expect(shown(closeRings({ voucher: 'c', candidate: 'a' }, vouches('ab', 'bc', 'xb')))).toEqual({
      ca: 'cab',
      ab: 'abc',
      bc: 'bca',
    })
  })

  it('of two is a pair who vouch for each other', () => {
    expect(shown(closeRings({ voucher: 'b', candidate: 'a' }, vouches('ab')))).toEqual({ ba: 'ba', ab: 'ab' })
  })

  it('of more than five is none, and nobody is a ring alone', () => {
    expect(closeRings({ voucher: 'f', candidate: 'a' }, vouches('ab', 'bc', 'cd', 'de', 'ef'))).toEqual([])
    expect(closeRings({ voucher: 'a', candidate: 'a' }, vouches('ab'))).toEqual([])
  })

  it('is found for each vouch at its shortest, whichever vouch came last', () => {
    const pair = fc.tuple(fc.constantFrom(...'abcdefg'), fc.constantFrom(...'abcdefg')).filter(([one, other]) => one !== other)
    const pairs = fc.uniqueArray(pair, { selector: ([one, other]) => one + other, maxLength: 16 })
    let rings = 0
    fc.assert(
      fc.property(pairs, (all) => {
        const known: Vouch[] = []
        const lengths = new Map<string, number>()
        for (const [voucher, candidate] of all) {
          for (const ring of closeRings({ voucher, candidate }, known)) {
            const key = ring.voucher + ring.candidate
            expect(new Set(ring.members).size).toBe(ring.members.length)
            expect(ring.members.slice(0, 2)).toEqual([ring.voucher, ring.candidate])
            lengths.set(key, Math.min(lengths.get(key) ?? Number.POSITIVE_INFINITY, ring.members.length))
          }
          known.push({ voucher, candidate })
        }
        rings += lengths.size
        expect(lengths).toEqual(lengthsByTrying(known))
      }),
      { seed: 20261121, numRuns: 400 },
    )
    expect(rings).toBeGreaterThan(100)
  })
})

describe('what speaks against a vouch', () => {
  const nobody = { isSelf: false, isPanelMember: false }

  it.each([
    ['I am his older sister.', ['family']],
    ['We are cousins, and we share an allotment.', ['family']],
    ['Ich bin ihre Schwägerin.', ['family']],
    ['I am her brother, not her manager.', ['family']],
    ['We are not related.', ['declared']],
    ['I sold him a car; we have no family ties.', ['declared']],
    ['Wir sind nicht verwandt, arbeiten aber im selben Haus.', ['declared']],
    ['I lead the team in which she works, the kind of person you want.', ['declared']],
    ['Ich arbeite für Frau Lang.', ['declared']],
    ['  ', []],
  ])('%j is %j', (declaredInterest, kinds) => {
    expect(findConflictKinds({ declaredInterest }, nobody)).toEqual(kinds)
  })

  it('names what the hub knows, and tells the assessor that they are meant', () => {
    const conflictKinds = findConflictKinds({ declaredInterest: 'My son.' }, { isSelf: true, isPanelMember: true })
    expect(tellConflict({ conflict: 'My son.', conflictKinds }, false)).toEqual({
      conflict: 'The voucher has the same name as the candidate. The voucher has the same name as a member of the panel. My son.',
      conflictKinds: ['candidate', 'panel', 'family'],
    })
    expect(tellConflict({ conflict: null, conflictKinds: ['panel'] }, true)).toEqual({
      conflict: 'The voucher has the same name as you.',
      conflictKinds: ['assessor'],
    })
    expect(tellConflict({ conflict: null, conflictKinds: [] }, false)).toEqual({ conflict: null, conflictKinds: [] })
  })
})
