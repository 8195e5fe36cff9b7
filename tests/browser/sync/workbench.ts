import { v5 } from 'uuid'
import { vi } from 'vitest'
import { type Annotation, newId, scoreFor } from '../../../shared/domain'
import type { Account } from '../../../shared/protocol'
import type { KeyVault } from '../../../shared/vault'
import { type OpenedStore, openStore, type QueueRow, type SyncStatus } from '../../../renderer/store'
import { openReplica, type Replica } from '../../../renderer/store/replica'
import type { Fetch } from '../../../renderer/sync/hub-client'
import { SyncLoop, type SyncLoopOptions } from '../../../renderer/sync/sync-loop'
import { EVERYTHING, openVault } from '../store/sample-store'
import type { StagedHub } from './staged-hub'

/** Ids of the package that the staged hubs took in. */
export const idOf = (name: string) => v5(name, '6f9f1c8e-6a0b-4a40-9a9f-2d6ff7a0c5aa')

/** How long anything is waited for: much more than it takes, as a machine may be busy with other tests. */
const WITHIN = { timeout: 30_000, interval: 50 }

/** The machine's clock, and one that goes on whatever that is set to. */
export type Times = { clock: () => Date; steady: () => number }

/** A person's workbench without its window: the real store and the real sync, with the network in the test's hand. */
export class Workbench {
  readonly #loops = new Set<{ loop: SyncLoop; done: Promise<void> }>()

  private constructor(
    readonly account: Account,
    readonly vault: KeyVault,
    readonly store: OpenedStore,
    readonly replica: Replica,
    readonly fetch: Fetch,
    readonly times: Partial<Times>,
  ) {}

  static async open(
    hub: StagedHub,
    who: string,
    change: { fetch?: (real: Fetch) => Fetch; vault?: KeyVault; times?: Partial<Times> } = {},
  ) {
    const { account, fetch } = await hub.signIn(idOf(who))
    // Hubs of one template share their id: a database of its own for each test.
    const database = `assay-${crypto.randomUUID().replaceAll('-', '')}`
    const vault = change.vault ?? (await openVault())
    return Workbench.reopen({ ...account, database }, vault, change.fetch?.(fetch) ?? fetch, change.times)
  }

  static async reopen(account: Account, vault: KeyVault, fetch: Fetch, times: Partial<Times> = {}): Promise<Workbench> {
    const options = { database: account.database, vault, account, ...times }
    return new Workbench(account, vault, await openStore(options), await openReplica(options), fetch, times)
  }

  startSync(fetch = this.fetch, options: Pick<SyncLoopOptions, 'connection' | 'patience' | 'clock'> = {}): SyncLoop {
    const loop = new SyncLoop({ account: this.account, replica: this.replica, fetch, random: () => 0, ...options })
    this.#loops.add({ loop, done: loop.run() })
    return loop
  }

  async stopSync(): Promise<void> {
    for (const one of this.#loops) {
      one.loop.stop()
      await one.done
      this.#loops.delete(one)
    }
  }

  async close(): Promise<void> {
    await this.stopSync()
    await this.store.close()
    this.replica.close()
  }

  /** The row of a submission of the package, once it fulfils this. */
  async row(name: string, fulfils: (row: QueueRow) => boolean = () => true): Promise<QueueRow> {
    return vi.waitFor(async () => {
      const { rows } = await this.store.queue.page(EVERYTHING)
      const row = rows.find((one) => one.submissionId === idOf(`submission-${name}`))
      if (row && fulfils(row)) return row
      const sync = await this.store.sync.status()
      throw new Error(`the row of ${name} is ${JSON.stringify(row)}, and sync ${JSON.stringify(sync)}`)
    }, WITHIN)
  }

  async status(fulfils: (status: SyncStatus) => boolean): Promise<SyncStatus> {
    return vi.waitFor(async () => {
      const status = await this.store.sync.status()
      if (!fulfils(status)) throw new Error(`sync is ${JSON.stringify(status)}`)
      return status
    }, WITHIN)
  }

  /** Scores everything with the third level and recommends the award. */
  async assess(allocationId: string): Promise<void> {
    const { desk } = this.store
    const record = await desk.open(allocationId)
    if (!record) throw new Error('there is nothing to assess')
    for (const criterion of record.rubric.criteria) {
      if (scoreFor(record.assessment, criterion.id).levelId !== null) continue
      const levelId = criterion.levels[2]?.id ?? null
      await desk.changeScore(allocationId, criterion.id, { levelId, noEvidenceFound: true })
    }
    await desk.changeAssessment(allocationId, { recommendation: 'awarded', feedback: 'Well done.' })
  }

  /** Makes a note on the first item as a whole. */
  async note(allocationId: string, comment: string): Promise<Annotation> {
    const item = (await this.store.desk.open(allocationId))?.submission.evidence[0]
    const at = new Date().toISOString()
    const annotation: Annotation = {
      id: newId(),
      version: 1,
      allocationId,
      evidenceId: item?.id ?? '',
      evidenceSha256: item?.sha256 ?? '',
      shape: 'whole-item',
      selectors: [],
      comment,
      criterionId: null,
      creatorId: this.account.person.id,
      createdAt: at,
      modifiedAt: at,
    }
    await this.store.desk.putAnnotation(annotation)
    return annotation
  }
}
