import { z } from 'zod'
import { IdSchema, InstantSchema, OrdinalSchema } from '../domain'

/** Version of the command bodies that this build makes. The hub accepts older ones for twelve months. */
export const COMMAND_SCHEMA_VERSION = 1

/** What every command says. */
export const base = {
  /** UUIDv7, made by the client; the hub applies each id once. */
  id: z.uuidv7(),
  schemaVersion: z.literal(COMMAND_SCHEMA_VERSION),
  allocationId: IdSchema,
  /** The client's clock when the person acted; shown, never used for precedence. */
  actedAt: InstantSchema,
  /** What the person had in front of them. */
  basedOn: z.object({
    allocationRevision: OrdinalSchema,
    submissionRevision: OrdinalSchema,
    rubricId: IdSchema,
    rubricVersion: OrdinalSchema,
  }),
}
