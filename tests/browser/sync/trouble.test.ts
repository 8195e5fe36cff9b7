import { describe, expect, it } from 'vitest'
import { useBenches } from './benches'
import { StagedHub } from './staged-hub'
import { idOf } from './workbench'

const benches = useBenches()

async function ready(name: string) {
  const hub = await StagedHub.open()
  const ada = await benches.open(hub, 'ada')
  ada.startSync()
  const { allocationId } = await ada.row(name)
  return { hub, ada, id: allocationId }
}

describe('what happened elsewhere', () => {
  it('keeps my work when the candidate withdraws, says so, and lets it go only when I say so', async () => {
    const { hub, ada, id } = await ready('withdraw')
    await ada.stopSync()
    await ada.assess(id)
    await ada.store.desk.submit(id)
    await hub.operate({ command: 'withdraw', target: idOf('submission-withdraw') })
    ada.startSync()
    await ada.row('withdraw', (row) => row.status === 'needs-me')
    const record = await ada.store.desk.open(id)
    expect(record?.refusal).toMatchObject({ code: 'submission-withdrawn' })
    expect(record?.assessment.recommendation).toBe('awarded')
    expect(JSON.parse(await ada.store.desk.exportWork(id)).commands).toHaveLength(2)
    // The refusal may be here before the removal is; settled before, it comes up once more.
    const settle = async () => {
      await ada.store.desk.settleRefusal(id)
      return ada.store.desk.open(id)
    }
    await expect.poll(settle, { timeout: 30_000 }).toBeNull()
  })

  it('keeps my work when the candidate hands in anew, fetches the new evidence, and takes the work for it', async () => {
    const { hub, ada, id } = await ready('revise')
    await ada.store.queue.takeOffline([id])
    await ada.row('revise', (row) => row.offline.state === 'verified')
    await ada.stopSync()
    await ada.assess(id)
    await ada.store.desk.submit(id)
    await hub.operate({ command: 'revise', target: idOf('submission-revise') })
    ada.startSync()
    await ada.row('revise', (row) => row.status === 'needs-me' && row.submissionRevision === 2)
    const record = await ada.store.desk.open(id)
    expect(record).toMatchObject({ submission: { narrative: 'Better now.' }, refusal: { code: 'submission-revised' } })
    expect(record?.assessment).toMatchObject({ recommendation: 'awarded', submissionRevision: 1 })
    expect(record?.followed?.submission?.after.revision).toBe(2)
    await ada.row('revise', (row) => row.offline.state === 'verified')
    const read = await ada.store.evidence.read(id, record?.submission.evidence[0]?.id ?? '')
    expect(read.ok && new TextDecoder().decode(read.bytes)).toBe('The better note of revise.')
    expect(await ada.store.desk.submit(id)).toMatchObject({ ok: false, reason: 'outdated' })
    await ada.store.desk.follow(id, [])
    expect(await ada.store.desk.submit(id)).toMatchObject({ ok: true })
    await ada.row('revise', (row) => row.status === 'accepted')
  })

  it('says that the work was given to somebody else, and keeps what I had written', async () => {
    const { hub, ada, id } = await ready('move')
    await ada.assess(id)
    await hub.operate({ command: 'move', target: idOf('submission-move'), to: idOf('ben') })
    await ada.row('move', (row) => row.status === 'needs-me')
    expect((await ada.store.desk.open(id))?.assessment.recommendation).toBe('awarded')
  })

  it('meets a new rubric with a conflict, after which the same work can be handed in against it', async () => {
    const { hub, ada, id } = await ready('supersede')
    await ada.stopSync()
    await ada.assess(id)
    await ada.store.desk.submit(id)
    await hub.operate({ command: 'supersede', target: idOf('solo') })
    ada.startSync()
    await ada.row('supersede', (row) => row.status === 'needs-me')
    expect((await ada.store.desk.open(id))?.refusal).toMatchObject({ code: 'rubric-superseded' })
    await expect.poll(async () => (await ada.store.desk.open(id))?.rubric.version, { timeout: 30_000 }).toBe(2)
    const changed = (await ada.store.desk.open(id))?.followed?.rubric?.changes.filter(({ kind }) => kind !== 'same') ?? []
    expect(changed).not.toEqual([])
    await ada.store.desk.follow(
      id,
      changed.map(({ criterionId }) => criterionId),
    )
    expect(await ada.store.desk.submit(id)).toMatchObject({ ok: true })
    await ada.row('supersede', (row) => row.status === 'accepted')
  })

  it('offers again what a hub restored from a backup has forgotten, and nothing is done twice', async () => {
    const { hub, ada, id } = await ready('plain')
    await ada.assess(id)
    await ada.store.desk.submit(id)
    await ada.row('plain', (row) => row.status === 'accepted')
    await hub.operate({ command: 'restored' })
    await ada.store.sync.retry()
    const other = await ada.row('spare')
    await ada.assess(other.allocationId)
    await ada.store.desk.submit(other.allocationId)
    await ada.row('spare', (row) => row.status === 'accepted')
    await ada.row('plain', (row) => row.status === 'accepted')
    await hub.advance(21)
    await hub.workOff()
    await ada.row('plain', (row) => row.status === 'released')
    expect(await ada.store.badges.list()).toHaveLength(2)
  })
})

describe('signing in', () => {
  it('that has ended is asked for, loses nothing, and goes on after it', async () => {
    const { hub, ada, id } = await ready('plain')
    await ada.stopSync()
    const signedOut = hub.fetchFor('nobody')
    let isSignedIn = false
    ada.startSync((input, init) => (isSignedIn ? ada.fetch : signedOut)(input, init))
    await ada.status((status) => status.needsSignIn && status.phase === 'signed-out')
    await ada.assess(id)
    await ada.store.desk.submit(id)
    isSignedIn = true
    await ada.store.sync.retry()
    await ada.row('plain', (row) => row.status === 'accepted')
    expect(await ada.store.sync.status()).toMatchObject({ needsSignIn: false })
  })

  it('as somebody else in the same browser mixes nothing: neither their records come here nor my work goes out', async () => {
    const { hub, ada, id } = await ready('plain')
    await ada.stopSync()
    const ben = await hub.signIn(idOf('ben'))
    await ada.assess(id)
    await ada.store.desk.submit(id)
    ada.startSync(ben.fetch)
    await ada.status((status) => status.needsSignIn)
    expect((await ada.store.sync.outbox()).map((entry) => entry.state)).toEqual(['waiting'])
    await expect(ada.row('of-ben').catch(() => 'not here')).resolves.toBe('not here')
  })
})

describe('several windows', () => {
  it('see each other’s work, and a command that two of them send is applied once', async () => {
    const { ada, id } = await ready('plain')
    await ada.assess(id)
    await ada.store.desk.submit(id)
    // A second loop without the lock stands for a window that was thought to be dead.
    ada.startSync()
    await ada.row('plain', (row) => row.status === 'accepted')
    expect((await ada.store.sync.outbox()).map((entry) => entry.state)).toEqual(['acknowledged'])
  })
})
