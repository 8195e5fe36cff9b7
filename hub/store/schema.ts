import type { AchievementTables } from './tables/achievements'
import type { AlertTables } from './tables/alerts'
import type { AllocationTables } from './tables/allocations'
import type { BadgeTables } from './tables/badges'
import type { CandidateTables } from './tables/candidates'
import type { DecisionTables } from './tables/decisions'
import type { HubTables } from './tables/feed'
import type { FlowTables } from './tables/flow'
import type { MessageTables } from './tables/messages'
import type { PeopleTables } from './tables/people'
import type { RoundTables } from './tables/rounds'
import type { SubmissionTables } from './tables/submissions'

export type * from './tables/achievements'
export type * from './tables/alerts'
export type * from './tables/allocations'
export type * from './tables/badges'
export type * from './tables/candidates'
export type * from './tables/decisions'
export type * from './tables/feed'
export type * from './tables/flow'
export type * from './tables/messages'
export type * from './tables/people'
export type * from './tables/rounds'
export type * from './tables/submissions'

/** Every table of the hub's database. Those of one concept stand together in a file of `tables/`. */
export type Tables = PeopleTables &
  AchievementTables &
  CandidateTables &
  SubmissionTables &
  AllocationTables &
  RoundTables &
  DecisionTables &
  BadgeTables &
  FlowTables &
  MessageTables &
  AlertTables &
  HubTables
