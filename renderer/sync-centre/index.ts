/** The sync centre: what is here, what waits, what was sent, what needs a decision, and what happened. */
export { RestoredList } from './backup/restored-list'
export { SaveBackupDialog } from './backup/save-backup-dialog'
export { SyncCentre } from './sync-centre'
