import type { z } from 'zod'
import type { FigureAnswers, FigureQuestion } from '../store'
import {
  CLIENT_VERSION,
  CLIENT_VERSION_HEADER,
  type ChangesPage,
  ChangesPageSchema,
  type Command,
  type CommandAnswer,
  CommandAnswerSchema,
  type LeasesAnswer,
  LeasesAnswerSchema,
  FlowAnswerSchema,
  LatePageSchema,
  OperationsTodaySchema,
  ReceiversAnswerSchema,
  TurnaroundAnswerSchema,
  type DraftEnvelope,
  type DraftPut,
  DraftEnvelopeSchema,
  DraftStoredSchema,
  PROBLEM,
  ProblemSchema,
  ROUTES,
  type Session,
  SessionSchema,
  type Travel,
  TravelSchema,
  type VerificationAnswer,
  VerificationSchema,
} from '../../shared/protocol'
import { Silence } from './silence'

/** Why a request came to nothing. */
export type HubFailure =
  /** No answer, or one that broke off. */
  | 'unreachable'
  | 'signed-out'
  /** The hub takes only newer versions of Assay. */
  | 'too-old'
  /** The cursor belongs to another history of the hub. */
  | 'lineage'
  /** Too many requests, or the hub is in trouble: later again. */
  | 'busy'
  /** The request doesn't fit, or may not be made. Repeating it is of no use. */
  | 'refused'
  /** The answer isn't what this version of Assay understands. */
  | 'unreadable'

export class HubError extends Error {
  override name = 'HubError'
  constructor(
    readonly failure: HubFailure,
    message: string,
    readonly status: number | null = null,
    /** The hub's problem details as they came, with members that only some kinds have. */
    readonly problem: unknown = null,
  ) {
    super(message)
  }
}

/** The request was taken, and nothing comes of it: the hub hangs. */
export class SilentError extends HubError {
  override name = 'SilentError'
  constructor() {
    super('unreachable', 'The hub does not answer.')
  }
}

export type Fetch = (input: string, init?: RequestInit) => Promise<Response>

/** How long nothing may come: of an ordinary answer or of evidence, and of the stream of nudges, in which the hub says something every 20 s. */
export type Patience = { answerMs: number; nudgesMs: number }
const PATIENCE: Patience = { answerMs: 20_000, nudgesMs: 45_000 }
/** What is sent must get out before an answer can come: on a line that isn't even this fast, more patience would not help. */
const SLOWEST_BYTES_PER_MS = 4

/** The hub as sync asks it: below our own origin, where the desktop or the hub itself adds who we are. */
export class HubClient {
  readonly #fetch: Fetch
  readonly #patience: Patience

  constructor(fetch: Fetch, patience = PATIENCE) {
    this.#fetch = fetch
    this.#patience = patience
  }

  session(signal: AbortSignal): Promise<Session> {
    return this.#readJson(SessionSchema, ROUTES.session, { signal })
  }

  changes(cursor: string | null, limit: number, signal: AbortSignal): Promise<ChangesPage> {
    const query = new URLSearchParams({ limit: String(limit), ...(cursor !== null && { cursor }) })
    return this.#readJson(ChangesPageSchema, `${ROUTES.changes}?${query}`, { signal })
  }

  send(commands: readonly Command[], signal: AbortSignal): Promise<CommandAnswer> {
    return this.#readJson(CommandAnswerSchema, ROUTES.commands, {
      signal,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ commands }),
    })
  }

  /** Whether this person's drafts travel, and which there are. */
  travel(signal: AbortSignal): Promise<Travel> {
    return this.#readJson(TravelSchema, ROUTES.drafts, { signal })
  }

  beginTravel(keyName: string, signal: AbortSignal): Promise<Travel> {
    return this.#readJson(TravelSchema, ROUTES.drafts, { signal, method: 'PUT', ...asJson({ keyName }) })
  }

  async endTravel(signal: AbortSignal): Promise<void> {
    await this.#whole(ROUTES.drafts, { signal, method: 'DELETE' }, (response) => response.arrayBuffer())
  }

  draft(allocationId: string, signal: AbortSignal): Promise<DraftEnvelope> {
    return this.#readJson(DraftEnvelopeSchema, ROUTES.draft(allocationId), { signal })
  }

  async putDraft(allocationId: string, put: DraftPut, signal: AbortSignal): Promise<void> {
    await this.#readJson(DraftStoredSchema, ROUTES.draft(allocationId), { signal, method: 'PUT', ...asJson(put) })
  }

  renewLeases(allocationIds: readonly string[], signal: AbortSignal): Promise<LeasesAnswer> {
    return this.#readJson(LeasesAnswerSchema, ROUTES.leases, { signal, method: 'POST', ...asJson({ allocationIds }) })
  }

  /** What the hub says of a badge's file, in base 64. */
  verify(file: string, signal: AbortSignal): Promise<VerificationAnswer> {
    return this.#readJson(VerificationSchema, ROUTES.verifications, { signal, method: 'POST', ...asJson({ file }) })
  }

  /** How work stands or stood. */
  figure(question: FigureQuestion, signal: AbortSignal): Promise<FigureAnswers[keyof FigureAnswers]> {
    switch (question.about) {
      case 'today':
        return this.#readJson(OperationsTodaySchema, ROUTES.operationsToday, { signal })
      case 'turnaround':
        return this.#readJson(TurnaroundAnswerSchema, withQuery(ROUTES.operationsTurnaround, question), { signal })
      case 'flow':
        return this.#readJson(FlowAnswerSchema, withQuery(ROUTES.operationsFlow, question), { signal })
      case 'late':
        return this.#readJson(LatePageSchema, withQuery(ROUTES.operationsLate, question), { signal })
      case 'receivers': {
        const { about: _, ...asked } = question
        return this.#readJson(ReceiversAnswerSchema, ROUTES.operationsReceivers, {
          signal,
          method: 'POST',
          ...asJson(asked),
        })
      }
    }
  }

  /** A small file as a whole. */
  async bytes(route: string, signal: AbortSignal): Promise<Uint8Array> {
    return this.#whole(route, { signal }, async (response) => new Uint8Array(await response.arrayBuffer()))
  }

  /** Evidence from an offset on, whose body is read as it comes. */
  evidence(route: string, headers: Record<string, string>, signal: AbortSignal): Promise<Response> {
    return this.#ask(route, { headers, signal }, this.#patience.answerMs)
  }

  /** The stream of nudges, whose body is read as it comes. */
  nudges(signal: AbortSignal): Promise<Response> {
    return this.#ask(ROUTES.events, { headers: { accept: 'text/event-stream' }, signal }, this.#patience.nudgesMs)
  }

  #readJson<Value>(schema: z.ZodType<Value>, route: string, init: RequestInit): Promise<Value> {
    return this.#whole(route, init, async (response) => {
      const parsed = schema.safeParse(JSON.parse(await response.text()))
      if (!parsed.success) throw new HubError('unreadable', `The hub's answer doesn't fit: ${parsed.error.message}`)
      return parsed.data
    })
  }

  async #whole<Value>(route: string, init: RequestInit, read: (response: Response) => Promise<Value>): Promise<Value> {
    const response = await this.#ask(route, init)
    try {
      return await read(response)
    } catch (error) {
      if (error instanceof HubError) throw error
      // A body that broke off reads as broken JSON or as a network error: in both cases there was no answer.
      throw new HubError('unreachable', 'The answer broke off.')
    }
  }

  async #ask(route: string, init: RequestInit, patienceMs = this.#patience.answerMs): Promise<Response> {
    const sentBytes = typeof init.body === 'string' ? init.body.length : 0
    const silence = new Silence(patienceMs + sentBytes / SLOWEST_BYTES_PER_MS, init.signal ?? null)
    let response: Response
    try {
      const headers = { ...(init.headers as Record<string, string>), [CLIENT_VERSION_HEADER]: String(CLIENT_VERSION) }
      const request = { ...init, headers, signal: silence.signal }
      response = await this.#fetch(route, { ...request, credentials: 'same-origin', cache: 'no-store', redirect: 'error' })
    } catch {
      silence.end()
      throw silence.isOver ? new SilentError() : new HubError('unreachable', 'The hub does not answer.')
    }
    const watched = silence.watch(response, () => new SilentError())
    if (response.ok) return watched
    throw await toError(watched)
  }
}

function withQuery(route: string, { about: _, ...asked }: Exclude<FigureQuestion, { about: 'receivers' }>): string {
  const parts = Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  return `${route}?${new URLSearchParams(parts)}`
}

function asJson(value: unknown): RequestInit {
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) }
}

async function toError(response: Response): Promise<HubError> {
  const text = await response.text().catch(() => '')
  const details = parseOrNull(text)
  const problem = ProblemSchema.safeParse(details)
  const type = problem.success ? problem.data.type : ''
  const message = (problem.success && (problem.data.detail ?? problem.data.title)) || `The hub answered ${response.status}.`
  return new HubError(failureOf(response.status, type), message, response.status, details)
}

function failureOf(status: number, type: string): HubFailure {
  if (status === 401) return 'signed-out'
  if (status === 426 && type === PROBLEM.clientTooOld) return 'too-old'
  if (status === 410 && type === PROBLEM.lineage) return 'lineage'
  // What stands between (a proxy, say) answers with these where the hub is away.
  if (status === 502 || status === 503 || status === 504) return 'unreachable'
  if (status === 408 || status === 429 || status >= 500) return 'busy'
  return 'refused'
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
