import { expect } from 'vitest'
import type { Allocation, Opening, Receipt, Submission } from '../../../../shared/domain'
import {
  type Change,
  type ChangesPage,
  type Command,
  type CommandResult,
  ROUTES,
  type Session,
} from '../../../../shared/protocol'
import { ApiJudge } from './api'
import { idOf, PEOPLE } from './package'

export type Answer = { status: number; headers: Headers; body: unknown; bytes: Buffer }

/** One for all hubs, which are of the same code: making one takes longer than most requests. */
let judge: Promise<ApiJudge> | undefined

/** Asks the hub, and holds every answer to the OpenAPI document. */
export async function ask(origin: string, path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(`${origin}${path}`, { redirect: 'manual', ...init })
  const bytes = Buffer.from(await response.arrayBuffer())
  const type = response.headers.get('content-type') ?? ''
  const body = type.includes('json') ? JSON.parse(bytes.toString()) : bytes.length > 0 ? bytes.toString() : undefined
  // The document doesn't describe its own pages.
  if (path.startsWith('/api/') && !path.startsWith('/api/docs')) {
    judge ??= ApiJudge.of(origin)
    expect((await judge).faults(init.method ?? 'GET', `${origin}${path}`, response.status, type, body)).toEqual([])
  }
  return { status: response.status, headers: response.headers, body, bytes }
}

/** A desktop app that somebody is signed in with. */
export class Client {
  constructor(
    readonly origin: string,
    readonly session: Session,
  ) {}

  static async signIn(origin: string, who: keyof typeof PEOPLE): Promise<Client> {
    const answer = await ask(origin, ROUTES.session, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'assay-client': 'desktop' },
      body: JSON.stringify({ personId: PEOPLE[who].id }),
    })
    expect(answer.status).toBe(200)
    return new Client(origin, answer.body as Session)
  }

  /** The same person at a hub that was started again elsewhere. */
  at(origin: string): Client {
    return new Client(origin, this.session)
  }

  get headers(): Record<string, string> {
    return { authorization: `Bearer ${this.session.token}` }
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return ask(this.origin, path, { headers: { ...this.headers, ...headers } })
  }

  async page(cursor?: string, limit?: number): Promise<ChangesPage> {
    const query = new URLSearchParams({ ...(cursor && { cursor }), ...(limit && { limit: String(limit) }) })
    const answer = await this.get(`${ROUTES.changes}?${query}`)
    expect(answer.status).toBe(200)
    return answer.body as ChangesPage
  }

  /** Everything from the cursor on, page by page. */
  async changes(cursor?: string, limit?: number): Promise<{ changes: Change[]; cursor: string }> {
    const changes: Change[] = []
    let at = cursor
    for (;;) {
      const page = await this.page(at, limit)
      changes.push(...page.changes)
      at = page.cursor
      if (!page.more) return { changes, cursor: at }
    }
  }

  /** What this person sees now, as a workbench that applied the whole feed would. */
  async view(): Promise<View> {
    const { changes } = await this.changes()
    return new View(changes)
  }

  async send(...commands: Command[]): Promise<CommandResult[]> {
    const answer = await this.post(ROUTES.commands, { commands })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return (answer.body as { results: CommandResult[] }).results
  }

  post(path: string, body: unknown): Promise<Answer> {
    return ask(this.origin, path, {
      method: 'POST',
      headers: { ...this.headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  }
}

type Body<Kind extends Change['kind']> = Extract<Change, { op: 'put'; kind: Kind }>['body']

/** The records that remain after a feed was applied. */
export class View {
  readonly records = new Map<string, Extract<Change, { op: 'put' }>>()

  constructor(changes: readonly Change[]) {
    this.apply(changes)
  }

  apply(changes: readonly Change[]): void {
    for (const change of changes) {
      const version = change.op === 'put' && change.kind === 'rubric' ? ` ${change.body.version}` : ''
      if (change.op === 'put') this.records.set(`${change.kind} ${change.id}${version}`, change)
      else for (const key of this.records.keys()) if (key.startsWith(`${change.kind} ${change.id}`)) this.records.delete(key)
    }
  }

  all<Kind extends Change['kind']>(kind: Kind): Body<Kind>[] {
    return [...this.records.values()].filter((record) => record.kind === kind).map((record) => record.body as Body<Kind>)
  }

  submission(name: string): Submission | undefined {
    return this.all('submission').find(({ id }) => id === idOf(`submission-${name}`))
  }

  allocation(name: string): Allocation {
    const found = this.all('allocation').find(({ submissionId }) => submissionId === idOf(`submission-${name}`))
    if (!found) throw new Error(`nothing of ${name} is allocated`)
    return found
  }

  opening(name: string): Opening | undefined {
    return this.all('opening').find(({ submissionId }) => submissionId === idOf(`submission-${name}`))
  }

  receipt(name: string): Receipt | undefined {
    return this.all('receipt').find(({ submissionId }) => submissionId === idOf(`submission-${name}`))
  }
}
