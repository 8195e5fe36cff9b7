import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startHub } from '../../../scripts/hub-process.mjs'
import { ROUTES, type Session } from '../../../shared/protocol'
import { Client } from '../../contract/hub/kit/client'
import { PEOPLE, writePackage } from '../../contract/hub/kit/package'
import { SeveralHubs } from './several-hubs'

const HUBS = 3

let stage: SeveralHubs

beforeAll(async () => {
  stage = await SeveralHubs.open()
  writePackage(stage.packageFolder)
})

afterAll(() => stage.close())

it('hubs that start at the same moment on an empty database make one hub of it, with one package taken in', async () => {
  await stage.start(HUBS)
  expect(stage.output.filter((line) => line.startsWith('Took in'))).toHaveLength(1)
  const { db } = await stage.database()
  expect(await db.selectFrom('hub').selectAll().execute()).toHaveLength(1)
  const token = await stage.signIn(PEOPLE.ada.id)
  const views = await Promise.all(
    stage.origins.map(async (origin) => (await new Client(origin, { token } as Session).view()).all('submission')),
  )
  expect(views[0]?.length).toBeGreaterThan(10)
  expect(views[0]?.every(({ candidate }) => candidate.name !== '')).toBe(true)
  for (const view of views) expect(view).toEqual(views[0])
  for (const origin of stage.origins) expect((await fetch(`${origin}${ROUTES.ready}`)).status).toBe(200)
})

it('one that has other keys ends at once and says what to do', async () => {
  const data = join(stage.folder, 'stranger')
  mkdirSync(data)
  const env = { ...process.env, DATABASE_URL: stage.databaseUrl }
  await expect(startHub({ data, port: 0, env })).rejects.toThrow(/made with other keys/)
})
