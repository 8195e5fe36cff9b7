import { z } from 'zod'

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

/** As clients keep it: opaque. */
export function encodeCursor({ lineage, position, rowId }: Cursor): string {
  return Buffer.from([lineage, position, rowId].join(' ')).toString('base64url')
}

/** The cursor behind the text, or undefined where no hub can have made it. */
export function decodeCursor(text: string): Cursor | undefined {
  const parsed = CursorSchema.safeParse(Buffer.from(text, 'base64url').toString().split(' '))
  if (!parsed.success) return undefined
  const [lineage, position, rowId] = parsed.data
  return { lineage, position, rowId }
}
