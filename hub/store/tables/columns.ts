import type { ColumnType } from 'kysely'

/** JSON is handed in as text and comes back parsed. */
export type Json<T> = ColumnType<T, string, string>
export type Bytes = ColumnType<Uint8Array, Uint8Array, Uint8Array>
/** A 64-bit number, carried as text because JavaScript's numbers end earlier. */
export type Serial = ColumnType<string, never, never>
