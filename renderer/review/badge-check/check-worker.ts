import { expose } from 'comlink'
import { checkBadge } from '../../../shared/badges/check'

/** What the page may ask of the worker. */
const checkWorker = {
  /** Looks at a badge without asking anybody. */
  check: (bytes: Uint8Array, now: string) => checkBadge(bytes, new Date(now), {}),
}
export type CheckWorker = typeof checkWorker

expose(checkWorker)
