import { type Bytes, utf8, type VaultCrypto } from './web-crypto'

/** Crockford's base 32: no I, L, O or U, so that a code can be read out and typed. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const SECRET_BYTES = 16
/** 128 bits in digits of 5 bits, and two check digits that catch a mistyped code before any key is tried. */
const SECRET_DIGITS = 26
const CHECK_DIGITS = 2

/** A new recovery secret (128 random bits) with the code that a person keeps: seven groups of four digits. */
export async function makeRecoveryCode(crypto: VaultCrypto): Promise<{ secret: Bytes; code: string }> {
  const secret = crypto.getRandomValues(new Uint8Array(SECRET_BYTES))
  return { secret, code: await writeSecretCode(crypto, secret) }
}

/** The code of a secret of 128 bits. @param purpose is mixed into the check digits, so that one kind of code isn't taken for another */
export async function writeSecretCode(crypto: VaultCrypto, secret: Bytes, purpose = ''): Promise<string> {
  const digits = toDigits(secret) + (await checkDigits(crypto, secret, purpose))
  return digits.match(/.{4}/g)?.join('-') ?? digits
}

/**
 * The secret behind a code as a person typed it: case, spaces and hyphens don't matter, O reads as 0, I and L as 1.
 * Null where it has the wrong length, another character, or fails its check digits.
 */
export function readRecoveryCode(crypto: VaultCrypto, typed: string): Promise<Bytes | null> {
  return readSecretCode(crypto, typed)
}

/** The same for a code that was written for a purpose. */
export async function readSecretCode(crypto: VaultCrypto, typed: string, purpose = ''): Promise<Bytes | null> {
  const digits = typed
    .toUpperCase()
    .replace(/[\s\-–—]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  if (digits.length !== SECRET_DIGITS + CHECK_DIGITS) return null
  const secret = fromDigits(digits.slice(0, SECRET_DIGITS))
  if (secret === null) return null
  return digits.slice(SECRET_DIGITS) === (await checkDigits(crypto, secret, purpose)) ? secret : null
}

async function checkDigits(crypto: VaultCrypto, secret: Bytes, purpose: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from([...utf8(purpose), ...secret])))
  return toDigits(hash.slice(0, 2)).slice(0, CHECK_DIGITS)
}

function toDigits(bytes: Uint8Array): string {
  let digits = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      digits += DIGITS[(held >> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return bits > 0 ? digits + DIGITS[(held << (5 - bits)) & 31] : digits
}

function fromDigits(digits: string): Bytes | null {
  const bytes = new Uint8Array(SECRET_BYTES)
  let held = 0
  let bits = 0
  let at = 0
  for (const digit of digits) {
    const value = DIGITS.indexOf(digit)
    if (value < 0) return null
    held = (held << 5) | value
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes[at++] = (held >> bits) & 255
      held &= (1 << bits) - 1
    }
  }
  // Bits left over are padding: a code in which they are set was never made.
  return held === 0 ? bytes : null
}
