import type { Absence, Achievement, Message } from '../../../shared/domain'
import type { Command } from '../../../shared/protocol'

/** What is asked for with these commands stands for itself: nothing waits behind it, and what is asked anew takes the place of what was refused. */
export type ActingType =
  | 'work.move'
  | 'promise.set'
  | 'intake.pause'
  | 'intake.resume'
  | 'message.send'
  | 'message.answer'
  | 'absence.set'
  | 'absence.end'
  | 'alert.set'
  | 'alert.end'
  | 'report-mail.set'
  | 'report-mail.end'
  | 'report-mail.send'

/** What somebody wants, but for what every command says. */
export type ActingWish = ActingType extends infer Type
  ? Type extends ActingType
    ? Omit<Extract<Command, { type: Type }>, 'id' | 'schemaVersion' | 'actedAt' | 'basedOn'>
    : never
  : never

/** What was asked for, as `undo` needs it. */
export type Acted = {
  commandId: string
  /** What takes it back once the hub has it; null: nothing does. */
  back: ActingWish | null
  /** What it, and taking it back, are known by. */
  about: {
    name: string
    achievementId: string | null
    /** The revision of the submission that it is about, where it is about one. */
    revision?: number
  }
}[]

/** Somebody to whom work goes, a message, or whose absence it is. */
export type Whom = { personId: string; name: string }

/** A part of a submission, and to whom it is to go; null: to whom the hub chooses. */
export type Move = {
  submissionId: string
  revision: number
  /** By which allocation somebody has it; null where nobody has. */
  allocationId: string | null
  /** Who that is; null where nobody has it, or that isn't known. */
  assessorId: string | null
  achievementId: string
  to: Whom | null
}

/** What I asked for and haven't heard of, or what the hub refused and I haven't put away. */
export type ActingAsked = {
  commandId: string
  wish: ActingWish
  about: { candidate: string; achievementName: string } | null
  /** When I asked for it. */
  at: string
} & ({ state: 'waiting' } | { state: 'refused'; code: string; words: string })

/** A message to me. */
export type ReceivedMessage = Message & {
  /** I have opened it, here or elsewhere. */
  isRead: boolean
  /** What I answered, also where the hub hasn't heard it yet. */
  answer: 'yes' | 'no' | null
  /** What it is about; null where that isn't here. */
  achievement: Achievement | null
  /** The work that is asked for is mine still; null where none is, or it isn't any more. */
  work: { candidate: string; achievementName: string; canGiveBack: boolean } | null
}

export type Messages = {
  /** The latest first. */
  toMe: ReceivedMessage[]
  byMe: Message[]
  unread: number
}

/** When somebody takes no new work, as it is, or will be once the hub has heard of it. */
export type KnownAbsence = Absence & { isWaiting: boolean }

/** What came of taking something back. */
export type Undone = {
  /** Never left this machine. */
  withdrawn: number
  /** The opposite was asked for. */
  asked: number
  /** Stands: there is no way back from it. */
  left: number
}

/** How those who run an assessment act, and how those who assess answer. Each command stands for itself, and goes when there is a connection. */
export type ActingStore = {
  /** Gives parts of submissions to others. @throws ZodError where the reason is too long */
  moveWork(moves: readonly Move[], reason: string): Promise<Acted>
  /** Nothing happens where the achievement isn't here. */
  setPromise(achievementId: string, promiseWorkingDays: number, reason: string): Promise<Acted>
  pauseIntake(achievementId: string, until: string | null, reason: string): Promise<Acted>
  resumeIntake(achievementId: string, reason: string): Promise<Acted>
  /** One message, or several where it goes to more people than one may. @throws ZodError without a subject or words */
  send(
    message: Pick<Message, 'purpose' | 'subject' | 'words' | 'achievementId'> & {
      to: readonly Whom[]
      aboutAllocationId: string | null
    },
  ): Promise<Acted>
  /** Notes that I opened a message, or answers it. Nothing happens where I did already, or it isn't to me. */
  answer(messageId: string, answer: 'read' | 'yes' | 'no'): Promise<Acted>
  /** @param id of an absence that is changed; without one it is a new one */
  setAbsence(whom: Whom, dates: Pick<Absence, 'from' | 'until'>, id?: string): Promise<Acted>
  endAbsence(whom: Whom, id: string): Promise<Acted>
  /** Takes back what was asked for: what never left this machine is withdrawn, of the rest the opposite is asked for, with this reason. */
  undo(acted: Acted, reason: string): Promise<Undone>
  /** The latest first. */
  asked(): Promise<ActingAsked[]>
  /** I have read what the hub refused. */
  settle(commandIds: readonly string[]): Promise<void>
  messages(): Promise<Messages>
  /** Mine, and those of everybody where I may know them. */
  absences(): Promise<KnownAbsence[]>
  /** Gives back work that is mine; false where it isn't, or is handed in. What I began stays, and can be handed over. */
  giveBack(allocationId: string, reason: string): Promise<boolean>
  /** Keeps it after all; false where the hub may have heard of it. */
  keepAfterAll(allocationId: string): Promise<boolean>
}
