import { z } from 'zod'

/** Where a reader is: after the row at this position, which carried this random id, in this history of the hub. */
export type Cursor = { lineage: string; position: string; rowId: string }

const CursorSchema = z.tuple([z.uuid(), z.string().regex(/^\d{1,19}$/), z.uuid()])

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
