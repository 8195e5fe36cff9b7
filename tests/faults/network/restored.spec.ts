import { expect, it } from 'vitest'
import type { Fetch } from '../../../renderer/sync/hub-client'
import { ROUTES } from '../../../shared/protocol'
import { useBenches } from '../../browser/sync/benches'
import { StagedHub } from '../../browser/sync/staged-hub'
import { idOf, type Workbench } from '../../browser/sync/workbench'

const benches = useBenches()

async function handIn(ada: Workbench, name: string): Promise<string> {
  const { allocationId } = await ada.row(name)
  await ada.assess(allocationId)
  await ada.store.desk.submit(allocationId)
  return allocationId
}

it('a hub put back to last night’s backup gets what it had acknowledged since, issues nothing twice, and the person is told', async () => {
  const hub = await StagedHub.open()
  const ada = await benches.open(hub, 'ada')
  ada.startSync()
  await handIn(ada, 'plain')
  await ada.row('plain', (row) => row.status === 'accepted')
  await hub.advance(21)
  await hub.workOff()
  await ada.row('plain', (row) => row.status === 'released')
  await expect.poll(async () => (await ada.store.badges.list()).length, { timeout: 10_000 }).toBe(1)
  await ada.stopSync()
  await hub.backUp()

  ada.startSync()
  await handIn(ada, 'order')
  await ada.row('order', (row) => row.status === 'accepted')
  await handIn(ada, 'spare')
  await ada.row('spare', (row) => row.status === 'accepted')
  await hub.advance(21)
  await hub.workOff()
  await ada.row('spare', (row) => row.status === 'released')
  await ada.stopSync()
  const draft = (await ada.row('orders')).allocationId
  await ada.assess(draft)
  await ada.store.desk.changeAssessment(draft, { feedback: 'Written while the hub was away.' })

  await hub.putBack()
  // The operator says so after putting a backup in place; without it the hub could not tell that its history is another one.
  await hub.operate({ command: 'restored' })
  ada.startSync()
  for (const name of ['order', 'spare']) await ada.row(name, (row) => row.status === 'accepted')
  await hub.advance(21)
  await hub.workOff()
  for (const name of ['plain', 'order', 'spare']) await ada.row(name, (row) => row.status === 'released')
  expect((await ada.store.desk.open(draft))?.assessment.feedback).toBe('Written while the hub was away.')
  const told = await ada.store.sync.history(50)
  // Three were handed in. That each of them, and the draft, was begun is offered again as well, but was never told to the person.
  expect(told.filter((entry) => entry.kind === 'hub-restored')).toMatchObject([{ count: 3 }])

  await ada.stopSync()
  const book = await hub.book()
  const submissions = ['plain', 'order', 'spare'].map((name) => idOf(`submission-${name}`)).sort()
  for (const rows of [book.assessments, book.decisions, book.credentials]) {
    expect(rows.map(({ submissionId }) => submissionId).sort()).toEqual(submissions)
  }
  const badges = await ada.store.badges.list()
  expect(badges.map(({ id }) => id).sort()).toEqual(book.credentials.map(({ id }) => id).sort())
})

it('a cursor that the hub does not know any more leads to a new reading, in which no work is lost', async () => {
  const hub = await StagedHub.open()
  const answers: number[] = []
  const ada = await benches.open(hub, 'ada', { fetch: (real) => noting(real, ROUTES.changes, answers) })
  ada.startSync()
  const { allocationId } = await ada.row('plain')
  await ada.assess(allocationId)
  await hub.operate({ command: 'withdraw', target: idOf('submission-withdraw') })
  await ada.stopSync()
  await hub.operate({ command: 'restored' })
  answers.length = 0
  ada.startSync()
  await expect.poll(() => answers, { timeout: 10_000 }).toEqual(expect.arrayContaining([410, 200]))
  await expect.poll(() => ada.row('withdraw').catch(() => null), { timeout: 20_000 }).toBeNull()
  expect((await ada.store.desk.open(allocationId))?.assessment.recommendation).toBe('awarded')
})

it('a sign-in that ends in the middle of a round asks for another one, and goes on where it was', async () => {
  const hub = await StagedHub.open()
  let line: Fetch | null = null
  let endsNext = false
  const ada = await benches.open(hub, 'ada', {
    fetch: (real) => async (input, init) => {
      const response = await (line ?? real)(input, init)
      if (!endsNext || input !== ROUTES.commands || !String(init?.body).includes('assessment.submit')) return response
      // Sent under this sign-in; what the same round reads next finds it ended.
      endsNext = false
      await real(ROUTES.session, { method: 'DELETE' })
      return response
    },
  })
  ada.startSync()
  await ada.row('plain')
  endsNext = true
  await handIn(ada, 'plain')
  await ada.status((status) => status.needsSignIn && status.phase === 'signed-out')
  const submitted = (await ada.store.sync.outbox()).filter((entry) => entry.type === 'assessment.submit')
  expect(submitted.map((entry) => entry.state)).toEqual(['acknowledged'])
  const draft = await handIn(ada, 'spare')
  expect((await ada.store.desk.open(draft))?.status).toBe('waiting-to-send')

  line = (await hub.signIn(idOf('ada'))).fetch
  await ada.store.sync.retry()
  for (const name of ['plain', 'spare']) await ada.row(name, (row) => row.status === 'accepted')
  expect(await ada.store.sync.status()).toMatchObject({ needsSignIn: false })
  await ada.stopSync()
  expect((await hub.book()).assessments).toHaveLength(2)
})

function noting(real: Fetch, path: string, answers: number[]): Fetch {
  return async (input, init) => {
    const response = await real(input, init)
    if (input.startsWith(path)) answers.push(response.status)
    return response
  }
}
