import { afterEach, beforeAll } from 'vitest'
import { StagedHub } from './staged-hub'
import { Workbench } from './workbench'

const open: Workbench[] = []

/** Hubs and workbenches for the tests of a file; what is open at a test's end is closed, with the hubs' data. */
export function useBenches() {
  beforeAll(() => StagedHub.prepare())
  afterEach(async () => {
    for (const workbench of open.splice(0)) await workbench.close()
    await StagedHub.discardAll()
  })
  return {
    async open(hub: StagedHub, who: string, change: Parameters<typeof Workbench.open>[2] = {}): Promise<Workbench> {
      const workbench = await Workbench.open(hub, who, change)
      open.push(workbench)
      return workbench
    },
    /** The same account on the same data, as after a restart. */
    async reopen(before: Workbench, fetch = before.fetch): Promise<Workbench> {
      await before.close()
      open.splice(open.indexOf(before), 1)
      const workbench = await Workbench.reopen(before.account, before.vault, fetch, before.times)
      open.push(workbench)
      return workbench
    },
  }
}
