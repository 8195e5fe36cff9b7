import { v4 } from 'uuid'
import type { Workshop } from './renditions'
import type { Database, Db, FileStore, Random, Secrets } from './store'

/** What the hub's rooms work with. Time and chance come from here, so that tests can hold them. */
export type HubContext = {
  db: Db
  /** Takes off the disk what was deleted from these tables. */
  forget: Database['forget']
  files: FileStore
  secrets: Secrets
  workshop: Workshop
  /** File of the key that badges are signed with. */
  issuerKeyPath: string
  /** Whether this hub sends e-mail. */
  sendsMail: boolean
  clock: () => Date
  random: Random
}

/** A new random id (UUIDv4) from the hub's source of chance. */
export function makeId({ random }: Pick<HubContext, 'random'>): string {
  return v4({ random: random(16) })
}
