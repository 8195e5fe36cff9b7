import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type HubProcess, startHub } from '../../../scripts/hub-process.mjs'
import type { Command, CommandResult } from '../../../shared/protocol'
import { Client } from '../../contract/hub/kit/client'
import { submit } from '../../contract/hub/kit/commands'
import { idOf, writePackage } from '../../contract/hub/kit/package'
import { doubled, readHubBook } from '../../contract/hub/kit/book'
import { partOf } from '../part'
import { randomFrom } from '../random'
import { recordRun } from '../record-run'
import { trappedLine } from './trapped-line'

const HUBS = process.env.ASSAY_LONG === '1' ? 12 : 1
const SEED = 20_261_122
const SEEDS = partOf(
  Array.from({ length: HUBS }, (_, at) => SEED + at),
  process.env.ASSAY_PART ?? '1/1',
)
/** Each is submitted once; half of the kills come with the answer, half at any moment. */
const WORK = ['plain', 'decided', 'takeback', 'notyet', 'concurrent', 'killed', 'order', 'orders']
const LONGEST_BEFORE_KILL_MS = 60
/** Kills while decisions become final and badges are made. */
const KILLS_AT_WORK = process.env.ASSAY_LONG === '1' ? 6 : 3
const LONGEST_AT_WORK_MS = 1_500
const BADGES_LIMIT_MS = 90_000

let folder: string
let running: HubProcess | null = null

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-killed-hub-'))
  writePackage(join(folder, 'package'))
  const hub = await startHub({ data: join(folder, 'template'), samples: join(folder, 'package'), port: 0 })
  await hub.stop()
})

afterAll(async () => {
  running?.kill()
  await running?.exited
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

const total = { kills: 0, answersLost: 0, acceptedBeforeKill: 0, notReached: 0, badges: 0 }

it.each(SEEDS)(
  'with seed %i, a hub killed before its answer, and between decision and badge, makes one decision and one badge of each',
  async (seed) => {
    const random = randomFrom(seed)
    const data = join(folder, `hub-${seed}`)
    await cp(join(folder, 'template'), data, { recursive: true })
    let hub = await begin(data)
    const port = Number(new URL(hub.origin).port)
    const ada = await Client.signIn(hub.origin, 'ada')
    const view = await ada.view()
    const again = async () => {
      running?.kill()
      await running?.exited
      total.kills += 1
      hub = await begin(data, port)
    }
    for (const [at, name] of WORK.entries()) {
      const command = submit(view.allocation(name), 'solo')
      if (at % 2 === 0) await killWithAnswer(hub, ada, command)
      else await killSoon(hub, ada, command, random() * LONGEST_BEFORE_KILL_MS)
      await again()
      const [result] = await ada.send(command)
      expect(['accepted', 'duplicate']).toContain(result?.status)
      // What the hub had begun to answer to was on its disk.
      if (at % 2 === 0) expect(result?.status).toBe('duplicate')
      if (result?.status === 'duplicate') total.acceptedBeforeKill += 1
      else total.notReached += 1
      expect((await ada.send(command))[0]).toMatchObject({ status: 'duplicate', receipt: receiptOf(result) })
    }
    for (let kill = 0; kill < KILLS_AT_WORK; kill += 1) {
      await new Promise((resolve) => setTimeout(resolve, random() * LONGEST_AT_WORK_MS))
      await again()
    }
    await expect.poll(() => released(ada), { timeout: BADGES_LIMIT_MS, interval: 500 }).toHaveLength(WORK.length)
    for (const id of await released(ada)) expect((await fetch(`${hub.origin}/badges/${id.split(':').at(-1)}`)).status).toBe(200)
    await hub.stop()
    running = null

    const book = await readHubBook({ dataFolder: data })
    const worked = new Set(WORK.map((name) => idOf(`submission-${name}`)))
    for (const rows of [book.assessments, book.decisions, book.credentials]) {
      expect(doubled(rows)).toEqual([])
      expect(new Set(rows.map((row) => row.submissionId))).toEqual(worked)
    }
    expect(book.decisions.map(({ state }) => state)).toEqual(WORK.map(() => 'final'))
    expect(book.credentials.every((credential) => credential.state === 'released' && credential.isSigned)).toBe(true)
    total.badges += book.credentials.length
  },
)

it('has been a real trial: answers were lost, and kills came before and after commands were accepted', async () => {
  expect(total.answersLost).toBe((SEEDS.length * WORK.length) / 2)
  expect(total.acceptedBeforeKill).toBeGreaterThan(0)
  await recordRun('killed-hub', { seed: SEEDS[0] ?? 0, hubs: SEEDS.length, ...total, doubled: 0 })
})

async function begin(data: string, port = 0): Promise<HubProcess> {
  running = await startHub({ data, port })
  return running
}

/** The hub dies in the moment in which it begins to answer, and the answer with it. */
async function killWithAnswer(hub: HubProcess, ada: Client, command: Command): Promise<void> {
  const line = await trappedLine(hub.origin, () => {
    total.answersLost += 1
    hub.kill()
  })
  await expect(ada.at(line.origin).send(command)).rejects.toThrow()
  line.close()
}

/** The hub dies so long after the request was sent, whatever it is doing then. */
async function killSoon(hub: HubProcess, ada: Client, command: Command, delay: number): Promise<void> {
  const sent = ada.send(command).catch(() => undefined)
  await new Promise((resolve) => setTimeout(resolve, delay))
  hub.kill()
  await sent
}

function receiptOf(result: CommandResult | undefined) {
  return result && 'receipt' in result ? result.receipt : undefined
}

async function released(ada: Client): Promise<string[]> {
  const credentials = (await ada.view()).all('credential')
  return credentials.filter(({ state }) => state === 'released').map(({ id }) => id)
}
