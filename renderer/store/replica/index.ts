/**
 * The store as sync sees it: the copy of what the hub lets this person see, the outbox, and the evidence. Only `renderer/sync`
 * (and tests) may use it.
 */
export { openReplica, type Replica } from './open-replica'
export type { OutgoingCommand } from './outbox'
export { isOutOfSpace } from '../store-error'
export type { EvidenceProgress, EvidenceWish } from './evidence-writer'
