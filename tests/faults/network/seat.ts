import { EVERYTHING } from '../../browser/store/sample-store'
import type { useBenches } from '../../browser/sync/benches'
import type { StagedHub } from '../../browser/sync/staged-hub'
import type { Workbench } from '../../browser/sync/workbench'
import { oneOf } from '../random'
import { FaultyNetwork } from './faulty-network'
import { Model } from './model'

type Benches = ReturnType<typeof useBenches>
type Act = () => Promise<unknown>

/** A person at a machine of theirs, with a network of its own kind of trouble. */
export class Seat {
  readonly model = new Model()
  readonly #random: () => number
  /** Commands of which the store said that they are queued, and that it hasn't let go of since. */
  readonly queued = new Set<string>()
  readonly #handedIn = new Set<string>()
  #allocations: string[] = []

  private constructor(
    readonly name: string,
    readonly network: FaultyNetwork,
    readonly benches: Benches,
    public workbench: Workbench,
    random: () => number,
  ) {
    this.#random = random
  }

  /** Sits down and has the whole queue, on a clean line. @param ready a submission that is in the queue */
  static async take(benches: Benches, hub: StagedHub, who: string, ready: string, random: () => number): Promise<Seat> {
    const networks: FaultyNetwork[] = []
    const workbench = await benches.open(hub, who, {
      fetch: (real) => {
        const network = new FaultyNetwork(real, random, 0)
        networks.push(network)
        return network.fetch
      },
    })
    const [network] = networks
    if (!network) throw new Error('the network is made with the workbench')
    workbench.startSync()
    await workbench.row(ready)
    return new Seat(who, network, benches, workbench, random)
  }

  /** Restricts the work to these submissions, as far as they are this person's. */
  async work(submissionIds: readonly string[]): Promise<void> {
    const { rows } = await this.workbench.store.queue.page(EVERYTHING)
    this.#allocations = rows.filter((row) => submissionIds.includes(row.submissionId)).map((row) => row.allocationId)
  }

  /** All that this person does in the course of one seed; in which order, the seed decides. */
  acts(): Act[] {
    const times = (count: number, act: Act) => Array.from({ length: count }, () => act)
    return [
      ...times(5, () => this.#type()),
      ...times(5, () => this.#handIn()),
      ...times(3, () => this.#takeBack()),
      ...times(1, () => this.workbench.store.sync.retry()),
      ...times(1, () => this.#restart()),
    ]
  }

  #type(): Promise<void> {
    const text = `${this.name} thought ${this.model.edits}`
    return this.model.type(this.workbench, oneOf(this.#allocations, this.#random), text, this.#random)
  }

  /** Finishes one that is still open and hands it in. */
  async #handIn(): Promise<void> {
    const open = this.#allocations.filter((id) => !this.#handedIn.has(id))
    if (open.length === 0) return
    const id = oneOf(open, this.#random)
    await this.workbench.assess(id).catch(ignoreRefusals)
    const result = await this.workbench.store.desk.submit(id)
    if (result.ok) this.queued.add(result.commandId)
    this.#handedIn.add(id)
  }

  /** Takes one back that was handed in, if it isn't too late for that. */
  async #takeBack(): Promise<void> {
    if (this.#handedIn.size === 0) await this.#handIn()
    const id = oneOf([...this.#handedIn], this.#random)
    const result = await this.workbench.store.desk.takeBack(id)
    if (!result.ok) return
    this.#handedIn.delete(id)
    // The submission's own id says that it had not left this machine, and never will.
    if (!this.queued.delete(result.commandId)) this.queued.add(result.commandId)
  }

  /** Closes the workbench in the middle of whatever it does, and opens it again on the same data. */
  async #restart(): Promise<void> {
    this.workbench = await this.benches.reopen(this.workbench, this.network.fetch)
    this.workbench.startSync()
  }
}

/** What can't be done any more, because it was sent or has gone, isn't done. */
function ignoreRefusals(error: unknown): void {
  if ((error as { name?: string }).name !== 'StoreError') throw error
}
