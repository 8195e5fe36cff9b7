import type { ColumnType, Generated } from 'kysely'
import type { Calendar } from '../../../shared/flow'
import type { Change } from '../../../shared/protocol'
import type { Json, Serial } from './columns'

/** What makes this hub this hub; one row. */
export type HubTable = {
  only_row: Generated<boolean>
  id: string
  name: string
  time_zone: string
  lineage: string
  /** Of the master key that this database belongs to; null in one from before there was any. */
  key_mark: string | null
  /** When the provider works, see `Calendar`. */
  working_days: ColumnType<Calendar['workingDays'], string | undefined, string>
  working_hours: ColumnType<Calendar['workingHours'], string | undefined, string>
  holidays: ColumnType<Calendar['holidays'], string | undefined, string>
}

export type FeedKind = Change['kind']
export type FeedReason = NonNullable<Extract<Change, { op: 'remove' }>['reason']>

export type FeedTable = {
  position: Serial
  /** `xid8`: the transaction that wrote it, filled in by the database. */
  xid: ColumnType<string, never, string>
  audience: string
  kind: FeedKind
  record_id: string
  /** Only for rubrics, whose versions are records of their own. */
  version: number | null
  op: 'put' | 'remove'
  reason: FeedReason | null
  row_id: ColumnType<string, never, never>
}

/** Append-only; ids only, no personal data. */
export type AuditTable = {
  position: Serial
  at: Date
  actor: string
  action: string
  subject_kind: string
  subject_id: string
  detail: Json<Record<string, string | number | null>>
}

export type HubTables = {
  hub: HubTable
  feed: FeedTable
  audit: AuditTable
}
