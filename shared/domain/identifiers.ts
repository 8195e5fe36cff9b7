import { v4, v5, v7 } from 'uuid'
import { z } from 'zod'

/** Any record's id: a UUID in lower case. */
export const IdSchema = z.uuid()
export type Id = z.infer<typeof IdSchema>

/** SHA-256 as 64 lower-case hexadecimal digits. */
export const Sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in lower-case hex')

/** A version or revision: 1, 2, … as far as the database counts. */
export const OrdinalSchema = z
  .int()
  .min(1)
  .max(2 ** 31 - 1)

/** An instant, ISO 8601 in UTC with milliseconds, such as `2026-11-21T09:12:00.000Z`. */
export const InstantSchema = z.iso.datetime()

/** A calendar date in the provider's time zone, `YYYY-MM-DD`. */
export const CalendarDateSchema = z.iso.date()

/** A new random id for records. It tells nothing about when it was made (UUIDv4, RFC 9562). */
export function newId(): Id {
  return v4()
}

/** Names our own ids among all that are derived from names. */
const DERIVED_IDS = '6f1d9ed8-9c52-4a0b-8b7e-0d6d3f6c2a11'

/** The id that always follows from this name (UUIDv5, RFC 9562), so that the same thing read twice is known again. */
export function derivedId(name: string): Id {
  return v5(name, DERIVED_IDS)
}

/**
 * A new id for a command (UUIDv7, RFC 9562). Only commands carry time in their ids: the hub uses the order for
 * housekeeping, and nothing else may reveal when a record was born.
 */
export function newCommandId(): Id {
  return v7()
}
