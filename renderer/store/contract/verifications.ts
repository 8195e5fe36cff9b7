import type { BadgeReport } from '../../../shared/badges/check/report'

/** A badge that somebody wanted to know about, and what is known of it. */
export type CheckedBadge = {
  id: string
  /** Empty where it came without a name. */
  fileName: string
  /** The latest that is known: the hub's, or what could be seen here. */
  report: BadgeReport
  /** When that was looked at. ISO instant. */
  checkedAt: string
  by: 'here' | 'hub'
  /**
   * `settled`: nothing more is asked; `asked`: the hub is asked as soon as it is there; `refused`: the hub doesn't look at this file.
   */
  state: 'settled' | 'asked' | 'refused'
}

/** A badge as it came, and what could be seen of it on this machine. */
export type BadgeToKeep = { fileName: string; bytes: Uint8Array; report: BadgeReport; checkedAt: string }

export type VerificationStore = {
  /** The latest first. */
  list(): Promise<CheckedBadge[]>
  /** Keeps a badge with its file, the last twenty of them; where `ask`, sync has the hub look at it too. @returns its id */
  keep(badge: BadgeToKeep, ask: boolean): Promise<string>
  /** Has the hub look at it (again); does nothing where it is gone. */
  ask(id: string): Promise<void>
  /** Doesn't ask the hub after all: what was seen here stands. */
  cancel(id: string): Promise<void>
  remove(id: string): Promise<void>
}
