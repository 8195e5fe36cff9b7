export type Strength = 'too-short' | 'weak' | 'fair' | 'strong'

/** The vault takes no shorter one. */
export const LEAST_CHARACTERS = 8

/**
 * A rough hint, not a measure: what is long and varied is hard to guess. Repeated characters count little, and a further word
 * counts more than a further sign.
 */
export function passphraseStrength(passphrase: string): { strength: Strength; share: number } {
  if (passphrase.length < LEAST_CHARACTERS) return { strength: 'too-short', share: passphrase.length / LEAST_CHARACTERS / 4 }
  const characters = new Set(passphrase.toLowerCase()).size
  const words = new Set(
    passphrase
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .filter((word) => word.length > 2),
  ).size
  const score = Math.min(passphrase.length, characters * 2) + Math.max(0, words - 1) * 3
  if (score < 16) return { strength: 'weak', share: 0.4 }
  if (score < 26) return { strength: 'fair', share: 0.7 }
  return { strength: 'strong', share: 1 }
}
