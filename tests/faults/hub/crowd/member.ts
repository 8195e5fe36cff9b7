import { isDeepStrictEqual } from 'node:util'
import type { Allocation, AllocationState } from '../../../../shared/domain'
import { type ChangesPage, type Command, type CommandAnswer, type CommandResult, ROUTES } from '../../../../shared/protocol'
import { View } from '../../../contract/hub/kit/client'
import { begin, claim, declare, submit, takeBack } from '../../../contract/hub/kit/commands'
import { oneOf } from '../../random'
import { WAY_NAMES } from './package'
import type { Tally } from './tally'

const OPEN: readonly AllocationState[] = ['offered', 'accepted', 'in-review']
const PAGE = 200
const LONGEST_PAUSE_MS = 1_600
const TWICE = 0.1
/** Refusals that somebody can meet who looked a moment ago. */
const EXPECTED = /^(accepted|duplicate|conflict (already-decided|allocation-moved)|rejected (not-open|wrong-state|too-late))$/

type Options = { token: string; hubs: readonly string[]; random: () => number; tally: Tally }

/** Somebody at work, who meets another of the hubs with each request, and lives by the feed as a workbench does. */
export class Member {
  readonly view = new View([])
  #cursor: string | undefined
  #draftVersions = new Map<string, number>()
  #travels = false

  constructor(readonly options: Options) {}

  /** Works until this time. */
  async work(until: number): Promise<void> {
    await this.pull()
    while (Date.now() < until) {
      await this.#act()
      await new Promise((resolve) => setTimeout(resolve, this.options.random() * LONGEST_PAUSE_MS))
    }
  }

  /** Reads on from where the last page ended. */
  async pull(): Promise<void> {
    for (let more = true; more; ) {
      const page = await this.#read(this.#cursor)
      if (!page) return
      this.view.apply(page.changes)
      this.#cursor = page.cursor
      more = page.more
    }
  }

  /** Everything from the beginning, as another machine would read it. */
  async readAnew(): Promise<View> {
    const view = new View([])
    for (let cursor: string | undefined, more = true; more; ) {
      const page = await this.#read(cursor)
      if (!page) break
      view.apply(page.changes)
      cursor = page.cursor
      more = page.more
    }
    return view
  }

  async #act(): Promise<void> {
    const { random } = this.options
    const chance = random()
    const mine = this.view.all('allocation')
    const open = mine.filter(({ state }) => OPEN.includes(state))
    if (chance < 0.35 || (open.length === 0 && chance < 0.7)) return this.pull()
    if (chance < 0.45) return this.#claim()
    if (chance < 0.5) return this.#takeBack(mine.filter(({ state }) => state === 'assessed'))
    if (open.length === 0) return this.pull()
    const allocation = oneOf(open, random)
    if (chance < 0.58) return this.#send(begin(allocation))
    if (chance < 0.85) return this.#submit(allocation)
    if (chance < 0.9) return this.#storeDraft(allocation)
    if (chance < 0.94) return this.#readEvidence(allocation)
    if (chance < 0.98) return void (await this.#ask('POST', ROUTES.leases, [200], { allocationIds: [allocation.id] }))
    return this.#send(declare(allocation, 'colleague'))
  }

  async #submit(allocation: Allocation): Promise<void> {
    const { random } = this.options
    const way = this.#wayOf(allocation)
    if (way === undefined) return this.pull()
    const level = () => 2 + Math.floor(random() * 3)
    const levels: [number, number] = [level(), level()]
    const recommendation = random() < 0.75 ? 'awarded' : 'not-yet'
    await this.#send(submit(allocation, way, { levels, recommendation }))
  }

  #wayOf({ submissionId }: Allocation): string | undefined {
    const submission = this.view.all('submission').find(({ id }) => id === submissionId)
    return submission && WAY_NAMES.get(submission.achievementId)
  }

  async #claim(): Promise<void> {
    const openings = this.view.all('opening')
    if (openings.length > 0) await this.#send(claim(oneOf(openings, this.options.random)))
    await this.pull()
  }

  async #takeBack(assessed: readonly Allocation[]): Promise<void> {
    const [allocation] = assessed
    const receipt = allocation && this.view.all('receipt').find(({ allocationId }) => allocationId === allocation.id)
    if (allocation && receipt) await this.#send(takeBack(allocation, receipt.commandId))
  }

  async #storeDraft({ id }: Allocation): Promise<void> {
    const keyName = id.replaceAll('-', '')
    if (!this.#travels) await this.#ask('PUT', ROUTES.drafts, [200, 409], { keyName: 'a'.repeat(32) })
    this.#travels = true
    const version = (this.#draftVersions.get(id) ?? 0) + 1
    const body = { keyName: 'a'.repeat(32), version, sealed: Buffer.from(keyName).toString('base64') }
    const answer = await this.#ask('PUT', ROUTES.draft(id), [200, 404, 409], body)
    if (answer?.status === 200) this.#draftVersions.set(id, version)
  }

  async #readEvidence({ submissionId }: Allocation): Promise<void> {
    const item = this.view.all('submission').find(({ id }) => id === submissionId)?.evidence[0]
    if (item) await this.#ask('GET', ROUTES.evidence(item.id, item.sha256), [200, 404])
  }

  /** Now and then to two hubs at once, as a workbench that lost an answer might. */
  async #send(command: Command): Promise<void> {
    const { random } = this.options
    const times = random() < TWICE ? 2 : 1
    const results = await Promise.all(Array.from({ length: times }, () => this.#sendOnce(command)))
    const [first, second] = results
    if (first && second) this.#compare(command, first, second)
  }

  async #sendOnce(command: Command): Promise<CommandResult | undefined> {
    const { tally } = this.options
    const answer = await this.#ask('POST', ROUTES.commands, [200], { commands: [command] })
    const result = (answer?.body as CommandAnswer | undefined)?.results[0]
    if (!result) return undefined
    const told = 'code' in result ? `${result.status} ${result.code}` : result.status
    tally.count(`${command.type}: ${told}`)
    if (!EXPECTED.test(told)) tally.faults.push(`${command.type}: ${told}`)
    if (result.status === 'accepted' || result.status === 'duplicate') tally.accepted.add(command.id)
    return result
  }

  /** One of the two is accepted and the other a duplicate of it, or both are refused alike. */
  #compare({ type }: Command, first: CommandResult, second: CommandResult): void {
    const statuses = [first.status, second.status].sort().join(' and ')
    const isOnce = statuses === 'accepted and duplicate' && 'receipt' in first && 'receipt' in second
    const isSame = isOnce ? isDeepStrictEqual(first.receipt, second.receipt) : isDeepStrictEqual(first, second)
    const isDone = first.status === 'accepted' || second.status === 'accepted'
    if (!isSame || (isDone && !isOnce)) this.options.tally.faults.push(`${type} was answered ${statuses}`)
  }

  async #read(cursor: string | undefined): Promise<ChangesPage | undefined> {
    const query = new URLSearchParams({ limit: String(PAGE), ...(cursor && { cursor }) })
    const answer = await this.#ask('GET', `${ROUTES.changes}?${query}`, [200])
    return answer?.body as ChangesPage | undefined
  }

  async #ask(method: string, path: string, expected: readonly number[], body?: object) {
    const { hubs, random, tally, token } = this.options
    const headers = { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) }
    return tally.time(`${method} ${path}`, async () => {
      const response = await fetch(`${oneOf(hubs, random)}${path}`, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      if (!expected.includes(response.status)) throw new Error(`${response.status} ${text.slice(0, 300)}`)
      const isJson = response.headers.get('content-type')?.includes('json')
      return { status: response.status, body: isJson ? (JSON.parse(text) as unknown) : null }
    })
  }
}
