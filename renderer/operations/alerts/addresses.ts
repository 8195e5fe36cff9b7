import { AlertTermsSchema, MOST_ADDRESSES } from '../../../shared/domain'

export type ReadAddresses = { addresses: string[] /** The first that is none. */; wrong: string | null; tooMany: boolean }

const OneSchema = AlertTermsSchema.shape.emails

/** Addresses out of what somebody wrote, each once: parted by commas, semicolons, spaces or lines. */
export function readAddresses(words: string): ReadAddresses {
  const written = words.split(/[\s,;]+/).filter((one) => one !== '')
  const addresses = [...new Map(written.map((one) => [one.toLowerCase(), one])).values()]
  const wrong = addresses.find((one) => !OneSchema.safeParse([one]).success) ?? null
  return { addresses, wrong, tooMany: addresses.length > MOST_ADDRESSES }
}
