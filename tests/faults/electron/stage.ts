import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { openDesktop, type TestDesktop } from '../../e2e/fixtures/desktop'
import { openHub, type TestHub } from '../../e2e/fixtures/hub'
import { chooseWho, protectWork, seeQueue, unlock } from '../../e2e/journey/person'
import { killTree } from './kill-tree'

/** Who reviews: the sample person with the most submissions. */
export const ASSESSOR = 'Ingrid Solheim'

/** The packaged app and a real hub of their own, in a folder that goes with them. */
export class ElectronStage {
  #pid: number | undefined

  private constructor(
    readonly folder: string,
    readonly hub: TestHub,
    readonly desktop: TestDesktop,
  ) {
    this.#pid = desktop.app.process().pid
  }

  /** Opens it with the assessor signed in, their keys made, and their queue shown. */
  static async open(): Promise<ElectronStage> {
    const folder = await mkdtemp(join(tmpdir(), 'assay-faults-'))
    const hub = await openHub(join(folder, 'hub'))
    const desktop = await openDesktop(hub.origin, join(folder, 'profile'))
    const page = await desktop.nextWindow(() => chooseWho(desktop.page, ASSESSOR))
    await protectWork(page)
    return new ElectronStage(folder, hub, desktop)
  }

  get profile(): string {
    return this.desktop.profile
  }

  /** Ends the app with all its processes, as a power cut would. */
  async kill(): Promise<void> {
    if (this.#pid !== undefined) killTree(this.#pid)
    this.#pid = undefined
    await this.desktop.kill()
  }

  /** Starts the app again and unlocks it. @returns its page, with the queue */
  async reopen(): Promise<Page> {
    const page = await this.desktop.relaunch()
    this.#pid = this.desktop.app.process().pid
    await unlock(page)
    await seeQueue(page)
    return page
  }

  async close(): Promise<void> {
    await this.kill()
    await this.hub.kill()
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
