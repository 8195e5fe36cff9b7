import type { MessagePurpose } from '../../../shared/domain'

/** What somebody who leads wrote to people who assess; kept for a year. */
export type MessagesTable = {
  id: string
  purpose: MessagePurpose
  from_id: string
  sent_at: Date
  subject: string
  words: string
  achievement_id: string | null
  /** Work that is asked for. */
  allocation_id: string | null
}

/** To whom a message went, and what became of it there. */
export type MessageReadersTable = {
  message_id: string
  person_id: string
  read_at: Date | null
  answer: 'yes' | 'no' | null
  answered_at: Date | null
}

/** From when until when somebody takes no new work; gone once it is over. */
export type AbsencesTable = {
  id: string
  person_id: string
  /** First and last calendar date in the provider's zone; null: until further notice. */
  from_on: string
  until_on: string | null
}

export type MessageTables = {
  messages: MessagesTable
  message_readers: MessageReadersTable
  absences: AbsencesTable
}
