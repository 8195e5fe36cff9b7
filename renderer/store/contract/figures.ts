import type { Achievement } from '../../../shared/domain'
import type {
  FlowAnswer,
  LatePage,
  LateQuery,
  OperationsToday,
  PeriodQuery,
  ReceiversAnswer,
  TurnaroundAnswer,
} from '../../../shared/protocol'

/** What can be asked of how work stands and stood; each question is known by all that it says. */
export type FigureQuestion =
  | { about: 'today' }
  | ({ about: 'turnaround' } & PeriodAsked)
  | ({ about: 'flow' } & PeriodAsked)
  | ({ about: 'late' } & Omit<LateQuery, 'limit'> & { limit?: number })
  /** To whom this work could go; the answer goes as soon as nobody looks at it. */
  | { about: 'receivers'; submissionIds: readonly string[]; assessorId?: string }

/** From a date to another, or so many dates that end with today: what was known of these yesterday is still an answer to the same question. */
type PeriodAsked = PeriodQuery & { lastDays?: number }

export type FigureAnswers = {
  today: OperationsToday
  turnaround: TurnaroundAnswer
  flow: FlowAnswer
  late: LatePage
  receivers: ReceiversAnswer
}

/** What is known of a question: the hub's last answer, which says itself when it was so, and whether a newer one is on its way. */
export type Figure<Answer> = {
  answer: Answer | null
  /**
   * `fresh`: nothing is asked; `asking`: the hub is being asked; `offline`: it can't be, the answer is the last one known; `refused`: it doesn't tell
   * this to whom asks, and nothing is kept of it; `failed`: it couldn't answer, and is asked again.
   */
  state: 'fresh' | 'asking' | 'offline' | 'refused' | 'failed'
  /** When it was answered by this machine's clock, in milliseconds; null where it wasn't yet. */
  answeredAtMs: number | null
  /** What came since it was answered and may have changed what there is to tell: something of mine that was sent, or a page of the feed. */
  news: 'mine' | 'feed' | null
}

/**
 * Figures that the hub tells, through sync: a question is written down, sync answers it, and the last answer of each stays here, sealed, for when
 * there is no connection. Only what somebody looks at is asked.
 */
export type FigureStore = {
  look<Question extends FigureQuestion>(question: Question): Promise<Figure<FigureAnswers[Question['about']]>>
  /** Somebody looks at it: the hub is asked, unless it is being asked already. */
  ask(question: FigureQuestion): Promise<void>
  /** Nobody looks at it any more: what wasn't asked yet isn't. */
  leave(question: FigureQuestion): Promise<void>
  /** All answers go, as on signing out. */
  forget(): Promise<void>
  /** Achievements that are known here, by name. */
  achievements(): Promise<Achievement[]>
  /** Whether this person has the room of figures: an admin or a lead; and whether as an admin. */
  role(): 'admin' | 'lead' | null
}
