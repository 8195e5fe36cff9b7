import { describe, expect, it } from 'vitest'
import { useBenches } from './benches'
import { StagedHub } from './staged-hub'
import { idOf, type Workbench } from './workbench'

const benches = useBenches()

/** A piece of Ada's work with a draft, which was moved to Ben while she was at it. */
async function moved() {
  const hub = await StagedHub.open()
  const ada = await benches.open(hub, 'ada')
  const ben = await benches.open(hub, 'ben')
  ada.startSync()
  ben.startSync()
  const { allocationId: id } = await ada.row('move')
  await ada.assess(id)
  const record = await ada.store.desk.open(id)
  const [item] = record?.submission.evidence ?? []
  await ada.store.desk.putAnnotation({
    id: crypto.randomUUID(),
    version: 1,
    allocationId: id,
    evidenceId: item?.id ?? '',
    evidenceSha256: item?.sha256 ?? '',
    shape: 'whole-item',
    selectors: [],
    comment: 'Shows it well.',
    criterionId: record?.rubric.criteria[0]?.id ?? null,
    creatorId: idOf('ada'),
    createdAt: '2026-11-02T12:00:00.000Z',
    modifiedAt: '2026-11-02T12:00:00.000Z',
  })
  await hub.operate({ command: 'move', target: idOf('submission-move'), to: idOf('ben') })
  await ada.row('move', (row) => row.status === 'needs-me')
  const { allocationId: bens } = await ben.row('move')
  return { hub, ada, ben, id, bens }
}

const handedTo = async (bench: Workbench, id: string) => (await bench.store.desk.open(id))?.handed ?? []

describe('handing a draft over', () => {
  it('brings it to whoever has the work now, changes nothing of theirs, and ends it here', async () => {
    const { ada, ben, id, bens } = await moved()
    expect((await ada.store.desk.open(id))?.handOver).toEqual({ state: 'possible', refused: null })
    expect(await ada.store.desk.handOver(id)).toBe(true)
    await expect.poll(() => handedTo(ben, bens), { timeout: 30_000 }).toHaveLength(1)
    const [handed] = await handedTo(ben, bens)
    expect(handed).toMatchObject({ from: 'Ada Assessor', annotations: [{ comment: 'Shows it well.' }] })
    expect(handed?.draft).toMatchObject({ feedback: 'Well done.', recommendation: null, activeSeconds: 0 })
    expect(handed?.draft.scores.every(({ levelId }) => levelId !== null)).toBe(true)
    const record = await ben.store.desk.open(bens)
    expect(record?.assessment.scores).toEqual([])
    expect(record?.annotations).toEqual([])
    expect(record?.status).toBe('to-assess')
    await expect.poll(() => ada.store.desk.open(id), { timeout: 30_000 }).toBeNull()
    const history = await ada.store.sync.history(20)
    const told = history.map(({ kind, code }) => `${kind} ${code}`)
    for (const each of ['sent draft.hand-over', 'removed moved', 'ended hand-over']) expect(told).toContain(each)
    expect((await ben.store.sync.history(20)).map(({ kind }) => kind)).toContain('handed')
    expect(await ben.row('move', (row) => row.hasHandedDraft)).toMatchObject({ status: 'to-assess' })
  })

  it("leaves behind what it was about, by its code and nobody's name", async () => {
    const { ada, id } = await moved()
    const { submission, achievement } = (await ada.store.desk.open(id)) ?? {}
    await ada.store.desk.handOver(id)
    await expect.poll(() => ada.store.desk.open(id), { timeout: 30_000 }).toBeNull()
    const about = { candidate: submission?.candidate.pseudonym, achievementName: achievement?.name }
    expect(await ada.store.desk.handedOver(id)).toMatchObject({ about })
    const entry = (await ada.store.sync.outbox()).find(({ type }) => type === 'draft.hand-over')
    expect(entry).toMatchObject({ about, isHere: false })
    const told = (await ada.store.sync.history(20)).find(({ kind }) => kind === 'ended')
    expect(told).toMatchObject({ about })
  })

  it('waits while the hub is away, can be let be until then, and is seen among what waits', async () => {
    const { hub, ada, ben, id, bens } = await moved()
    await ada.stopSync()
    await hub.stop()
    await ada.store.desk.handOver(id)
    expect(await ada.store.sync.outbox()).toMatchObject([{ type: 'draft.hand-over', state: 'waiting' }])
    expect(await ada.store.desk.open(id)).toMatchObject({ status: 'waiting-to-send', handOver: { state: 'waiting' } })
    expect(await ada.store.desk.keepDraft(id)).toBe(true)
    expect((await ada.store.sync.outbox()).map(({ type }) => type)).not.toContain('draft.hand-over')
    expect(await ada.store.desk.open(id)).toMatchObject({ status: 'needs-me', handOver: { state: 'possible' } })
    await ada.store.desk.handOver(id)
    await hub.start()
    ada.startSync()
    await expect.poll(() => handedTo(ben, bens), { timeout: 20_000 }).toHaveLength(1)
  })

  it('that nobody can receive any more keeps the draft here and says why', async () => {
    const { ada, ben, id, bens } = await moved()
    await ada.stopSync()
    await ben.assess(bens)
    await ben.store.desk.submit(bens)
    await ben.row('move', (row) => row.status === 'accepted')
    await ada.store.desk.handOver(id)
    ada.startSync()
    await ada.row('move', (row) => row.need === 'not-handed')
    expect(await ada.store.desk.handedOver(id)).toBeNull()
    expect(await ada.store.desk.open(id)).toMatchObject({
      assessment: { feedback: 'Well done.' },
      handOver: { state: 'possible', refused: 'no-receiver' },
    })
    expect(await handedTo(ben, bens)).toEqual([])
  })

  it('goes with the allocation that received it', async () => {
    const { hub, ada, ben, id, bens } = await moved()
    await ada.store.desk.handOver(id)
    await expect.poll(() => handedTo(ben, bens), { timeout: 30_000 }).toHaveLength(1)
    await hub.operate({ command: 'withdraw', target: idOf('submission-move') })
    await expect.poll(() => ben.store.desk.open(bens), { timeout: 30_000 }).toBeNull()
  })
})

describe('a draft on one device while another device of the same person decides', () => {
  it('is kept beside what was decided, and waits for a decision', async () => {
    const hub = await StagedHub.open()
    const first = await benches.open(hub, 'ada')
    const second = await benches.open(hub, 'ada')
    first.startSync()
    second.startSync()
    const { allocationId: id } = await first.row('decided')
    await second.row('decided')
    await second.store.desk.changeAssessment(id, { feedback: 'Mine, elsewhere.' })
    await first.assess(id)
    await first.store.desk.submit(id)
    await first.row('decided', (row) => row.status === 'accepted')
    await second.row('decided', (row) => row.status === 'needs-me' && row.need === 'handed-in')
    const record = await second.store.desk.open(id)
    expect(record?.assessment.feedback).toBe('Mine, elsewhere.')
    const levels = Object.fromEntries(record?.rubric.criteria.map((each) => [each.id, each.levels[2]?.id]) ?? [])
    expect(record?.receipt?.handedIn).toEqual({ from: 'desktop', recommendation: 'awarded', levels })
  })
})
