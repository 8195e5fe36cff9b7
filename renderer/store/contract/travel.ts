import type { Basis, ClashPlace } from '../../../shared/domain'

/** Whether my drafts travel between my devices, as this one knows it. */
export type TravelStatus = {
  /**
   * `waiting`: switched on here, and the hub hasn't heard of it yet; `other-key`: my other devices use another code; `ended`: switched
   * off on another device.
   */
  state: 'off' | 'waiting' | 'on' | 'other-key' | 'ended'
  /** Whether the provider lets drafts travel; `unknown` before the hub was asked. */
  provider: 'unknown' | 'allows' | 'forbids'
  /** They travel between other devices of mine, and this one doesn't know their code. */
  isOnElsewhere: boolean
  /** The hub is still to be told to delete what it has. */
  isDeleting: boolean
  /** Drafts that are in step with the hub. */
  drafts: number
  /** When one last went or came; this machine's clock, ISO instant. */
  lastAt: string | null
  /** Drafts of the other device that were written on another revision or rubric and wait. */
  held: number
  /** Drafts on the hub that don't open: damaged, or made by a newer Assay. */
  unreadable: number
  /** Drafts that are too large to travel. */
  tooLarge: number
}

export type ArrivedPlace = ClashPlace | { of: 'score'; criterionId: string; field: 'wholeItemIds' }

/** A field that another device of mine changed: what it was here (null where it wasn't), and what it is there. */
export type ArrivedField = {
  at: ArrivedPlace
  mine: unknown
  theirs: unknown
  /** Both devices had changed it, to something else. */
  isClash: boolean
}

/** What the desk tells of my other device's work on one allocation. */
export type Arrival = {
  /** When the last of it came; null where nothing did. */
  at: string | null
  /** By place, each once. */
  fields: ArrivedField[]
  /** My other device works on another revision or rubric: its draft waits. Null where it doesn't. */
  held: Basis | null
}

export type TravelStore = {
  status(): Promise<TravelStatus>
  /** Asks the hub anew whether drafts may travel and do. */
  look(): Promise<void>
  /** Makes a key and lets drafts travel by it. */
  begin(): Promise<void>
  /** Lets drafts travel by the key of another device of mine. @returns false where it is no such code */
  join(code: string): Promise<boolean>
  /** The code to type on another device; null where this one has no key. */
  code(): Promise<string | null>
  /** Stops here; `everywhere` for all devices, and has the hub delete what it keeps. */
  end(where: 'here' | 'everywhere'): Promise<void>
  /** Null where there is nothing to tell. */
  arrival(allocationId: string): Promise<Arrival | null>
  /** It was read: nothing more is told of it. */
  settle(allocationId: string): Promise<void>
}
