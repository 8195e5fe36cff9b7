import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type IntakePackage, ROUTES, type Session } from '../../../shared/protocol'
import { Client } from '../../contract/hub/kit/client'
import { handOver, noteOn, submit, takeBack } from '../../contract/hub/kit/commands'
import { PEOPLE, writePackage } from '../../contract/hub/kit/package'
import { SeveralHubs } from './several-hubs'

const WRITTEN = { feedback: 'Feedback wplk.', note: 'Note zjtr.', reason: 'Because of mbnd.', asked: 'Nora-Quist-asks' }

let stage: SeveralHubs

beforeAll(async () => {
  stage = await SeveralHubs.open()
  writePackage(stage.packageFolder)
  await stage.start(1, { logLevel: 'info' })
})

afterAll(() => stage.close())

it('after a whole journey, with everything that can go wrong on it, the log names nobody and quotes nothing', async () => {
  const [origin = ''] = stage.origins
  const tokens = { ada: await stage.signIn(PEOPLE.ada.id), ben: await stage.signIn(PEOPLE.ben.id) }
  const ada = new Client(origin, { token: tokens.ada } as Session)
  await judge(ada, origin)
  await goWrong(ada, origin)

  const lines = stage.output.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(lines.filter(({ msg }) => msg === 'answered').length).toBeGreaterThan(15)
  expect(lines.filter(({ msg }) => msg === 'a request failed').length).toBeGreaterThan(0)
  for (const line of lines)
    expect(line).toMatchObject({ level: expect.any(Number), time: expect.any(Number), msg: expect.any(String) })
  const text = stage.output.join('\n').toLowerCase()
  const words = [...wordsOf(stage.packageFolder), ...Object.values(WRITTEN), ...Object.values(tokens)]
  expect(words.length).toBeGreaterThan(50)
  expect(words.filter((word) => text.includes(word.toLowerCase()))).toEqual([])
})

/** Assesses, hands over, takes back, and waits for a badge. */
async function judge(ada: Client, origin: string): Promise<void> {
  const view = await ada.view()
  const allocation = view.allocation('decided')
  const command = submit(allocation, 'solo')
  const item = view.submission('decided')?.evidence[0]
  const criterion = command.assessment.scores[0]?.criterionId ?? ''
  const said = {
    ...command,
    assessment: { ...command.assessment, feedback: WRITTEN.feedback },
    annotations: item ? [{ ...noteOn(allocation, item.id, criterion), comment: WRITTEN.note }] : [],
  }
  expect(await ada.send(said)).toMatchObject([{ status: 'accepted' }])
  const other = view.allocation('takeback')
  const taken = submit(other, 'solo')
  await ada.send(taken, takeBack(other, taken.id))
  await ada.send(handOver(view.allocation('move'), 'solo'))
  await ada.get(ROUTES.evidence(item?.id ?? '', item?.sha256 ?? ''))
  const badges = async () => (await ada.view()).all('credential').filter(({ state }) => state === 'released')
  await expect.poll(badges, { timeout: 60_000, interval: 1_000 }).toHaveLength(1)
  const [badge] = await badges()
  expect((await fetch(`${origin}/badges/${badge?.id}`)).status).toBe(200)
}

/** Broken bodies, names where none belong, and a database that goes away in the middle. */
async function goWrong(ada: Client, origin: string): Promise<void> {
  const headers = { ...ada.headers, 'content-type': 'application/json' }
  for (const body of [
    `{"commands": "${WRITTEN.feedback}`,
    JSON.stringify({ commands: [{ type: WRITTEN.feedback }] }),
    '\u0000',
  ]) {
    expect((await fetch(`${origin}${ROUTES.commands}`, { method: 'POST', headers, body })).status).toBe(400)
  }
  for (const path of [
    `/badges/${WRITTEN.asked}`,
    `/app/${WRITTEN.asked}.js`,
    `/api/v1/changes?cursor=${WRITTEN.asked}`,
    `/${WRITTEN.asked}`,
  ]) {
    expect((await fetch(`${origin}${path}`, { headers })).status).toBeGreaterThanOrEqual(400)
  }
  const command = submit((await ada.view()).allocation('spare'), 'solo')
  const assessment = { ...command.assessment, feedback: WRITTEN.feedback, overrideReason: WRITTEN.reason }
  await stage.server.crash()
  const send = () =>
    fetch(`${origin}${ROUTES.commands}`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ commands: [{ ...command, assessment }] }),
    })
  expect((await send()).status).toBe(503)
  await stage.server.start()
  await expect.poll(async () => (await send()).status, { timeout: 30_000 }).toBe(200)
}

/** Names, addresses and texts of everybody whom the package speaks of. */
function wordsOf(folder: string): string[] {
  const { people, submissions } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as IntakePackage
  const told = submissions.flatMap(({ candidate, current }) => [candidate.name, candidate.email, current.narrative])
  return [...new Set([...people.map(({ name }) => name), ...told, 'Otto Brandt', 'Vera Voucher'])]
}
