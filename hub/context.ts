import { v4 } from 'uuid'
import type { Workshop } from './renditions'
import type { Db, FileStore, Random, Secrets } from './store'

/** What the hub's rooms work with. Time and chance come from here, so that tests can hold them. */
export type HubContext = {
  db: Db
  files: FileStore
  secrets: Secrets
  workshop: Workshop
  clock: () => Date
  random: Random
}

/** A new random id (UUIDv4) from the hub's source of chance. */
export function makeId({ random }: Pick<HubContext, 'random'>): string {
  return v4({ random: random(16) })
}
