import { describe, expect, it } from 'vitest'
import { ROUTES } from '../../../shared/protocol'
import { Client } from './kit/client'
import { bareCommand, submit } from './kit/commands'
import { featuresOf, tellApart, type Told } from './kit/leaks'
import { PEOPLE, rubricOf } from './kit/package'
import { decideSources, isSeed, letWorkFlow, openSeeding, seedingPlan } from './kit/seeding'
import { type TestHub, useStage } from './kit/stage'

const SOURCES = 40
const WAITING = 350
/** False alarms: one run in a thousand where nothing tells seeds from live work. */
const LEVEL = 0.001
const CHANCE = { permutations: 9999, seed: 20_261_123 }
/** As many as the level needs, where a sign is to be found. */
const LESS_CHANCE = { ...CHANCE, permutations: 1999 }

type Item = { submissionId: string; told: { [key: string]: Told } }

/** All that a machine gets of each piece of work, from the first day to the last. */
async function watch(hub: TestHub): Promise<Item[]> {
  const ada = await Client.signIn(hub.origin, 'ada')
  const { changes, cursor } = await ada.changes()
  const puts = changes.flatMap((change, place) => (change.op === 'put' ? [{ ...change, place }] : []))
  const items: Item[] = []
  let leaseBefore = 0
  for (const { body: allocation, place } of puts.flatMap((put) => (put.kind === 'allocation' ? [put] : []))) {
    if (allocation.rubricId !== rubricOf('seeded').id) continue
    const { submissionId, leaseUntil } = allocation
    const submission = puts.find((put) => put.kind === 'submission' && put.id === submissionId)
    if (submission?.kind !== 'submission') throw new Error('work comes with its allocation')
    const files: Told[] = []
    for (const { id, sha256 } of submission.body.evidence) {
      const { status, headers, bytes } = await ada.get(ROUTES.evidence(id, sha256))
      const { date: _now, ...said } = Object.fromEntries(headers)
      files.push({ status, said, bytes: bytes.toString() })
    }
    const sinceLast = Date.parse(leaseUntil) - leaseBefore
    leaseBefore = Date.parse(leaseUntil)
    const order = { place, before: place - submission.place, sinceLast }
    items.push({ submissionId, told: { order, allocation, submission: submission.body, files } })
  }
  await handInAll(hub, ada, items, cursor)
  return items
}

/**
 * They hand everything in, each the same, and go on reading until the last of it has left their machine. In between a report of the seeds is handed out
 * and opened.
 */
async function handInAll(hub: TestHub, ada: Client, items: readonly Item[], from: string): Promise<void> {
  const allocations = new Map((await ada.view()).all('allocation').map((one) => [one.submissionId, one]))
  let cursor = from
  for (const { submissionId, told } of items) {
    const allocation = allocations.get(submissionId)
    if (!allocation) throw new Error('it is theirs')
    const [answer] = await ada.send(submit(allocation, 'seeded'))
    const page = await ada.page(cursor)
    told.handedIn = { answer, changes: page.changes, cursor: page.cursor, more: page.more }
    cursor = page.cursor
  }
  for (const stage of ['decided', 'gone'] as const) {
    hub.clock.advance(stage === 'decided' ? 20 : 7 * 86_400)
    await hub.workOff()
    if (stage === 'decided') await openReport(hub, items)
    // A session doesn't last that long.
    const { changes, cursor: next } = await (await Client.signIn(hub.origin, 'ada')).changes(cursor)
    cursor = next
    for (const { submissionId, told } of items) {
      const { id } = allocations.get(submissionId) ?? {}
      told[stage] = changes.flatMap((change, place) =>
        change.id === submissionId || change.id === id ? [{ place, change }] : [],
      )
    }
  }
}

/** What it says, and that it was opened, belongs to no piece of work: none is named in it. */
async function openReport(hub: TestHub, items: readonly Item[]): Promise<void> {
  const lea = await Client.signIn(hub.origin, 'lea')
  const [round] = (await lea.view()).all('round')
  expect(await lea.send(bareCommand('round.report', round?.id ?? '', 'seeded'))).toMatchObject([{ status: 'accepted' }])
  const ada = await Client.signIn(hub.origin, 'ada')
  const [report] = (await ada.view()).all('report')
  expect(report?.pieces).toBe(items.filter(({ submissionId }) => isSeed(submissionId)).length)
  for (const { submissionId } of items) expect(JSON.stringify(report)).not.toContain(submissionId)
  expect(await ada.send(bareCommand('report.read', report?.id ?? '', 'seeded'))).toMatchObject([{ status: 'accepted' }])
}

const look = (items: readonly Item[], chance = CHANCE) => {
  const features = featuresOf(items.map(({ told }) => told))
  const marked = items.map(({ submissionId }) => isSeed(submissionId))
  return { ...tellApart(features, marked, chance), features: features.length, seeds: marked.filter(Boolean).length }
}

/** The same items, but for something that tells of seeds. */
const planted = (items: readonly Item[], change: (text: string) => string) =>
  items.map((item) => (isSeed(item.submissionId) ? { ...item, told: JSON.parse(change(JSON.stringify(item.told))) } : item))

/** What is sent is written by the same statements on both; some four hundred pieces of work take their time on each. */
const DATABASES = process.env.ASSAY_LONG === '1' ? (['PGlite', 'PostgreSQL'] as const) : (['PostgreSQL'] as const)

describe.each(DATABASES)('on %s', (name) => {
  const stage = useStage(name, { thirdAssessor: true, seeding: { sources: SOURCES, waiting: WAITING } })

  it('nothing that is sent to an assessor tells seeds from live work, while the least planted sign would be found', async () => {
    const fresh = await stage.hub()
    fresh.clock.tickMs = 3
    await decideSources(fresh)
    await openSeeding(fresh, seedingPlan(SOURCES, { panelIds: [PEOPLE.ada.id, PEOPLE.ben.id], seedShare: 0.15 }))
    const hub = await letWorkFlow(fresh, ['ada', 'ben'])
    const all = await watch(hub)
    const items = all.slice(0, 200)
    const { p, best, features, seeds } = look(items)
    expect(items).toHaveLength(200)
    expect(seeds).toBeGreaterThan(12)
    // Something was looked at, and told some items from others.
    expect(features).toBeGreaterThan(80)
    expect(p, `${best.feature} tells them apart (${best.value.toFixed(1)})`).toBeGreaterThan(LEVEL)

    const leaks: [string, (text: string) => string][] = [
      ['ids of another version', (text) => text.replace(/("submission":\{"id":"[0-9a-f]{8}-[0-9a-f]{4}-)4/, '$17')],
      ['the hour of receipt', (text) => text.replace(/("receivedAt":"[^T]*T)12:00/, '$112:01')],
      ['a lease that ends a little later', (text) => text.replace(/("leaseUntil":"[^"]*)\.\d{3}Z/, '$1.001Z')],
      ['a file that is longer by one', (text) => text.replaceAll(/"sizeBytes":(\d+)\d/g, '"sizeBytes":$19')],
      ['a name of a file', (text) => text.replace('"fileName":"piece-1', '"fileName":"piece-one')],
      ['a field that others lack', (text) => text.replace('"earlierDecision":null', '"earlierDecision":null,"copy":true')],
      ['fields in another order', (text) => text.replace(/"revision":(\d+),"state":("[^"]*")/, '"state":$2,"revision":$1')],
      ['a receipt that says more', (text) => text.replace('"outcome":null', '"outcome":"awarded"')],
    ]
    for (const [what, change] of leaks) expect(look(planted(items, change), LESS_CHANCE).p, what).toBeLessThanOrEqual(LEVEL)
    // Some four hundred pieces of work, from their copies to their end.
  }, 900_000)
})
