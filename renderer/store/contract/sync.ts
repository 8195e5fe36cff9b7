import type { Receipt } from '../../../shared/domain'
import type { CommandType } from '../../../shared/protocol'
import type { OfflineState } from './evidence'
import type { Refusal, WorkLabel, WorkStatus } from './work'

export type SyncStatus = {
  phase: 'starting' | 'idle' | 'pulling' | 'pushing' | 'fetching' | 'offline' | 'signed-out' | 'paused'
  /** The hub answered at the last attempt. */
  isOnline: boolean
  /** The hub takes what is asked and says nothing: it hangs. */
  isSilent: boolean
  /** Last answer of the hub; ISO instant; null before the first. */
  lastContactAt: string | null
  offlineSince: string | null
  waitingToSend: number
  /** The sign-in has ended: nothing is lost, signing in again goes on where it was. */
  needsSignIn: boolean
  /** True until the first full pull is done. */
  isFirstPull: boolean
  problem: { code: string; message: string } | null
  pause: SyncPause
  metered: MeteredState
  /** By how much this machine's clock was ahead of the hub's at the last answer, in milliseconds; negative where it was behind. */
  clockAheadMs: number
}

export type OutboxEntry = {
  commandId: string
  type: CommandType
  allocationId: string
  queuedAt: string
  attempts: number
  state: 'waiting' | 'sending' | 'acknowledged' | 'rejected' | 'conflict' | 'held'
  /** When the hub's answer was stored; null before. */
  answeredAt: string | null
  /** Where what was sent stands at the hub; null before it has said so, or where it is about another command by now. */
  stage: Receipt['stage'] | null
  refusal: Refusal | null
  /** Whose work it is about; null where nothing here tells that any more. */
  about: WorkLabel | null
  /** That work is here, and can be opened. */
  isHere: boolean
}

/** Something that sync did or met. Names nobody; who it was about is looked up by `allocationId`. */
export type HistoryEntry = {
  /** This machine's clock, ISO instant. */
  at: string
  /**
   * `received`: `count` changes came from the hub; `sent`: the hub accepted a command, `code` is its type; `refused`: it did not, `code` says
   * why; `set-aside`: a command can't be read and waits for its person; `removed`: the hub took work away, `code` says why; `rebased`: it is about another revision or rubric version (`code`) from now on;
   * `purged`: an administrator had it removed, `purged-unsent`: with work that was never sent. These three tell of one allocation where work
   * of mine stays, else of `count` of them. `handed`: somebody's draft came with the work; `merged`: another device of mine changed a draft; `restored`: work came back from a backup;
   * `fetched`: evidence is here, `count` bytes; `evicted`, `lease-ended`: evidence went, `count` bytes; `lease-renewed`: the hub lets it stay
   * longer, `lease-refused`: it doesn't; `ended`: an allocation went with all that was kept of it, `code` says after what; `offline`, `online`;
   * `signed-out`; `hub-restored`: the hub's history is another one, `count` commands are offered again; `travel-damaged`: what was known of a
   * travelling draft didn't open and is fetched anew.
   */
  kind:
    | 'received'
    | 'sent'
    | 'refused'
    | 'set-aside'
    | 'removed'
    | 'rebased'
    | 'handed'
    | 'merged'
    | 'restored'
    | 'fetched'
    | 'evicted'
    | 'lease-ended'
    | 'lease-renewed'
    | 'lease-refused'
    | 'purged'
    | 'purged-unsent'
    | 'ended'
    | 'offline'
    | 'online'
    | 'signed-out'
    | 'hub-restored'
    | 'travel-damaged'
  allocationId: string | null
  count: number | null
  code: string | null
}

/** What sync leaves alone: nothing, the fetching of evidence, or everything. */
export type SyncPause = 'none' | 'fetching' | 'everything'

/** Whether what is fetched costs by its volume, and what the person wants then. */
export type MeteredState = {
  /** What the platform tells; many tell nothing. */
  network: 'metered' | 'free' | 'unknown'
  /** No evidence is fetched over a metered connection. */
  holds: boolean
  /** It is all the same, over the one that there is now. */
  anyway: boolean
}

/** What an administrator had removed from this machine, and nobody has read yet. */
export type PurgeNotice = {
  /** When the last of it went, by this machine's clock; ISO instant. */
  at: string
  submissions: number
  /** Of these, how many with work of mine that was never sent: it was kept, or destroyed with them. */
  kept: number
  destroyed: number
}

/** Evidence of one allocation on this machine, or on its way. */
export type OfflineItem = {
  allocationId: string
  about: WorkLabel
  offline: OfflineState
  /** Bytes of it that are here. */
  bytesHere: number
  status: WorkStatus
  dueOn: string
  leaseUntil: string
  /** The hub was asked to let it stay longer, and doesn't. */
  isLeaseRefused: boolean
  /** It holds work of mine that the hub hasn't: it is never let go by itself. */
  hasUnsentWork: boolean
}

export type StorageRoom = {
  /** Bytes of evidence here. */
  evidence: number
  /** What evidence may take at most: my budget or what the system grants, whichever is less; null where nothing limits it. */
  most: number | null
  /** My budget; null: none. */
  budget: number | null
}

/** What fetching more evidence would mean for what is here. */
export type RoomPlan = {
  /** Bytes that are free before anything goes; null where nothing limits it. */
  left: number | null
  /** Evidence that would go to make room: of how many allocations, and how many bytes. Never what holds unsent work. */
  letGo: { allocations: number; bytes: number }
  /** False where there is too little room even then. */
  fits: boolean
}

export type SyncStore = {
  status(): Promise<SyncStatus>
  /** Latest first. */
  history(most: number): Promise<(HistoryEntry & { about: WorkLabel | null })[]>
  /** All evidence that is here or on its way, what needs me first, then by due date. */
  offlineItems(): Promise<OfflineItem[]>
  /** `estimate` is what `navigator.storage.estimate()` says. */
  room(estimate: { usage?: number; quota?: number }): Promise<StorageRoom>
  /** What would go if so many more bytes were fetched for these allocations, of which some may be here already; nothing is changed. */
  planRoom(allocationIds: readonly string[], bytes: number, estimate: { usage?: number; quota?: number }): Promise<RoomPlan>
  setBudget(bytes: number | null): Promise<void>
  pause(what: SyncPause): Promise<void>
  /** Whether evidence waits for a connection that doesn't cost by volume. */
  holdWhenMetered(holds: boolean): Promise<void>
  /** Fetches evidence over the metered connection that there is now. */
  fetchAnyway(): Promise<void>
  /** Null where nothing is to be told. */
  purgeNotice(): Promise<PurgeNotice | null>
  acknowledgePurge(): Promise<void>
  outbox(): Promise<OutboxEntry[]>
  /** How many assessments that are in came from another device of mine, of those that are kept here. */
  sentElsewhere(): Promise<number>
  /** Nudges sync to try now. */
  retry(): Promise<void>
}
