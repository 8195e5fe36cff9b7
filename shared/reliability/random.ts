/**
 * Whole numbers from 0 up to 2³² that look random and are the same for the same seed: Chris Doty-Humphrey's small fast counting
 * generator (sfc32 of PractRand), whose period is at least 2³² and which passes PractRand's own tests. Not for secrets.
 *
 * @param seed any whole number that a double holds exactly; both its halves count
 * @throws RangeError for another
 */
export function randomIntegers(seed: number): () => number {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`A seed is a whole number, not ${seed}.`)
  let [a, b, c, counter] = [0, Math.floor(seed / 2 ** 32) | 0, seed | 0, 1]
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  // Similar seeds need a few rounds before what comes of them is no longer similar.
  for (let round = 0; round < 16; round += 1) next()
  return next
}
