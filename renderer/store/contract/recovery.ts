import type { BackedUpPlan, BackedUpWork, Backup } from '../../../shared/backup'
import type { Clash } from '../../../shared/domain'

/** What became of one piece of work of a backup. */
export type RestoredWork = {
  /** The allocation's; of what a lead plans, the id that it stands under. */
  allocationId: string
  label: { candidate: string; achievement: string }
  /**
   * `restored`: it was not here and is now; `merged`: joined with what was here; `same`: all of it was here; `not-here`: there is no
   * such allocation here yet, and the hub may still send it; `gone`: the hub has sent all that is mine, and this isn't in it; `already-sent`:
   * it has been handed in here since; `kept-here`: a rubric
   * that is being made here, which stands, and isn't the backup's.
   */
  outcome: 'restored' | 'merged' | 'same' | 'not-here' | 'gone' | 'already-sent' | 'kept-here'
  /** The work itself where it found no place here, so that it can be kept as a file; null otherwise. */
  unplaced: BackedUpWork | BackedUpPlan | null
  /** Fields that both had, differently: `theirs` is what stands here, `mine` what the backup has. */
  clashes: Clash[]
}

export type RestoreResult = { ok: true; work: RestoredWork[] } | { ok: false; reason: 'other-account' }

/** A database that was set aside. */
export type Salvaged = {
  name: string
  /** Work in it that was never sent; null where not even the database opens. */
  backup: Backup | null
  /** Pieces of work in it that don't open. */
  unreadable: number
}

export type RecoveryStore = {
  /** All work that the hub hasn't been handed; to be sealed into a file (`shared/backup`). */
  backup(): Promise<Backup>
  /** Allocations with work of mine that is nowhere but here: not handed in, and not with the hub as a draft that travels; and what I plan as a lead. */
  onlyHere(): Promise<string[]>
  /** Brings it back. Nothing that is here is written over; restoring twice changes nothing more. @throws StoreError `no-space` */
  restore(backup: Backup): Promise<RestoreResult>
  /** What can be read of databases that were set aside. Nothing in them is changed. */
  salvage(): Promise<Salvaged[]>
  /** When this database was begun in the place of one that the browser lost or somebody set aside; null where nothing is to be told. */
  resetAt(): Promise<string | null>
  /** The person has read that. */
  acknowledgeReset(): Promise<void>
}
