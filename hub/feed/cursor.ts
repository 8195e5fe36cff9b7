import { z } from 'zod'
import type { Secrets } from '../store'

/** Where a reader is: after the row at this position, which carried this random id, in this history of the hub. */
export type Cursor = { lineage: string; position: string; rowId: string }

/** The highest that the database counts to. */
const LAST_POSITION = 2n ** 63n - 1n

const PositionSchema = z
  .string()
  .regex(/^\d{1,19}$/)
  .transform(BigInt)
  .refine((position) => position <= LAST_POSITION)
  .transform(String)
const CursorSchema = z.tuple([z.uuid(), PositionSchema, z.uuid()])

/** The cursor of a reader who has read nothing. */
export function startOf(lineage: string): Cursor {
  return { lineage, position: '0', rowId: '00000000-0000-0000-0000-000000000000' }
}

/** As clients keep it: sealed, because positions count what is written for others, too, and so would tell what comes of one's own work. */
export function encodeCursor(secrets: Secrets, { lineage, position, rowId }: Cursor): string {
  return secrets.sealCursor([lineage, position, rowId].join(' ')).toString('base64url')
}

/** The cursor behind the text, or undefined where this hub can't have made it. Those that hubs gave before were not sealed. */
export function decodeCursor(secrets: Secrets, text: string): Cursor | undefined {
  const bytes = Buffer.from(text, 'base64url')
  const parsed = CursorSchema.safeParse((secrets.openCursor(bytes) ?? bytes.toString()).split(' '))
  if (!parsed.success) return undefined
  const [lineage, position, rowId] = parsed.data
  return { lineage, position, rowId }
}
