import { expect, it } from 'vitest'
import { useBenches } from './benches'
import { StagedHub } from './staged-hub'
import { idOf } from './workbench'

const benches = useBenches()

it('what was discarded goes for good with the first round after ten minutes, whether the hub is there or not', async () => {
  let at = Date.now()
  const hub = await StagedHub.open()
  const ada = await benches.open(hub, 'ada', { times: { clock: () => new Date(at) } })
  ada.startSync()
  const { allocationId: id } = await ada.row('move')
  await ada.assess(id)
  await hub.operate({ command: 'move', target: idOf('submission-move'), to: idOf('ben') })
  await ada.row('move', (row) => row.status === 'needs-me')
  await ada.store.desk.discard(id)
  await hub.stop()
  // The house was kept when sync began, and wouldn't be again for an hour.
  at += 9 * 60_000
  await ada.store.sync.retry()
  await ada.status(({ phase }) => phase === 'offline')
  expect(await ada.store.desk.undiscard(id)).toBe(true)
  await ada.store.desk.discard(id)
  at += 11 * 60_000
  await expect
    .poll(async () => (await ada.store.sync.retry(), (await ada.store.sync.history(20)).map(({ kind }) => kind)), {
      timeout: 10_000,
    })
    .toContain('ended')
  expect(await ada.store.desk.undiscard(id)).toBe(false)
})
