import type { useBenches } from '../../browser/sync/benches'
import { EVERYTHING } from '../../browser/store/sample-store'
import type { StagedHub } from '../../browser/sync/staged-hub'
import type { Workbench } from '../../browser/sync/workbench'
import { oneOf } from '../random'
import { FaultyNetwork } from './faulty-network'
import { Model } from './model'

type Benches = ReturnType<typeof useBenches>

/** A person at a machine of theirs, with a network of its own kind of trouble. */
export class Seat {
  readonly model = new Model()
  #allocations: string[] = []

  private constructor(
    readonly name: string,
    readonly network: FaultyNetwork,
    readonly benches: Benches,
    public workbench: Workbench,
  ) {}

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
    return new Seat(who, network, benches, workbench)
  }

  /** Restricts the work to these submissions, as far as they are this person's. */
  async work(submissionIds: readonly string[]): Promise<void> {
    const { rows } = await this.workbench.store.queue.page(EVERYTHING)
    this.#allocations = rows.filter((row) => submissionIds.includes(row.submissionId)).map((row) => row.allocationId)
  }

  /** What a person may do next, each with how often they do. */
  actions(random: () => number): [weight: number, act: () => Promise<unknown>][] {
    const { store } = this.workbench
    const anyOne = () => oneOf(this.#allocations, random)
    return [
      [8, () => this.model.type(this.workbench, anyOne(), `${this.name} thought ${this.model.edits}`, random)],
      [4, () => this.workbench.assess(anyOne()).catch(ignoreRefusals)],
      [4, () => store.desk.submit(anyOne())],
      [2, () => store.desk.takeBack(anyOne())],
      [2, () => store.sync.retry()],
      [1, () => this.restart()],
    ]
  }

  /** Closes the workbench in the middle of whatever it does, and opens it again on the same data. */
  async restart(): Promise<void> {
    this.workbench = await this.benches.reopen(this.workbench, this.network.fetch)
    this.workbench.startSync()
  }
}

function ignoreRefusals(error: unknown): void {
  if ((error as { name?: string }).name !== 'StoreError') throw error
}
