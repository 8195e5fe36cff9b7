import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { Client } from './kit/client'
import { begin, handOver } from './kit/commands'
import { idOf, PEOPLE } from './kit/package'
import { useStage } from './kit/stage'

/** How many wait for a lock on what is submitted. */
async function waiting(client: pg.Client): Promise<number> {
  const { rows } = await client.query(
    "select count(*)::int as count from pg_locks where relation = 'submissions'::regclass and not granted",
  )
  return rows[0].count
}

/** Gives an allocation to Ben under a new id, within the transaction that is open. */
async function moveByHand(client: pg.Client, from: string, to: string): Promise<void> {
  const change = JSON.stringify({ id: to, assessor_id: PEOPLE.ben.id })
  await client.query(
    'insert into allocations select (jsonb_populate_record(allocations, $2::jsonb)).* from allocations where id = $1',
    [from, change],
  )
  await client.query("update allocations set state = 'moved', hidden_at = now(), ended_at = now() where id = $1", [from])
  await client.query("insert into feed (audience, kind, record_id, op) values ($1, 'allocation', $2, 'put')", [
    `user:${PEOPLE.ben.id}`,
    to,
  ])
}

/** Needs two transactions that are open at a time, which the embedded database can't have. */
describe('on PostgreSQL', () => {
  const stage = useStage('PostgreSQL')

  it('an entry whose transaction commits late is delivered late, never skipped', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    const { cursor } = await ada.changes()
    const view = await ada.view()

    // Another hub on the same database has written an entry, and is not done yet.
    const slow = new pg.Client({ connectionString: hub.options.databaseUrl })
    await slow.connect()
    await slow.query('begin')
    await slow.query(`insert into feed (audience, kind, record_id, op) values ($1, 'submission', $2, 'put')`, [
      `user:${PEOPLE.ada.id}`,
      idOf('submission-spare'),
    ])

    // Meanwhile a later one is committed: it waits, because what is before it isn't known yet.
    await ada.send(begin(view.allocation('plain')))
    const meanwhile = await ada.page(cursor)
    expect(meanwhile.changes).toEqual([])

    await slow.query('commit')
    await slow.end()
    const { changes } = await ada.changes(meanwhile.cursor)
    expect(changes.map(({ kind, id }) => [kind, id])).toEqual([
      ['submission', idOf('submission-spare')],
      ['allocation', view.allocation('plain').id],
    ])
  })

  it('where drafts may not travel any more, one that another hub is just storing goes too', async () => {
    const one = await stage.hub()
    const ada = await Client.signIn(one.origin, 'ada')
    const { id } = (await ada.view()).allocation('plain')
    const slow = new pg.Client({ connectionString: one.options.databaseUrl })
    const look = new pg.Client({ connectionString: one.options.databaseUrl })
    await Promise.all([slow.connect(), look.connect()])
    await look.query(`insert into draft_keys (person_id, key_name) values ($1, 'a')`, [PEOPLE.ada.id])

    // As `putDraft` does it: the key is locked, the draft is written, and nothing is committed yet.
    await slow.query('begin')
    await slow.query('select key_name from draft_keys where person_id = $1 for update', [PEOPLE.ada.id])
    await slow.query(
      `insert into drafts (allocation_id, person_id, key_name, version, sha256, sealed, stored_at)
       values ($1, $2, 'a', 1, 'b', 'c', now())`,
      [id, PEOPLE.ada.id],
    )
    const strict = one.restart({ draftsTravel: false })
    const isWaiting = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
    await expect.poll(async () => (await look.query(isWaiting)).rowCount, { timeout: 20_000 }).toBe(1)
    await slow.query('commit')
    await strict
    expect((await look.query('select * from drafts')).rows).toEqual([])
    await Promise.all([slow.end(), look.end()])
  })

  it('a draft handed over by a transaction that began before the work was moved is read after the allocation that it is for', async () => {
    const hub = await stage.hub()
    const [ada, ben] = [await Client.signIn(hub.origin, 'ada'), await Client.signIn(hub.origin, 'ben')]
    const { cursor } = await ben.changes()
    const allocation = (await ada.view()).allocation('move')

    // Another hub moves it. The hand-over has begun by then, and waits for that.
    const other = new pg.Client({ connectionString: hub.options.databaseUrl })
    await other.connect()
    await other.query('begin')
    await other.query('lock table submissions in exclusive mode')
    const sent = ada.send(handOver(allocation, 'solo'))
    await expect.poll(() => waiting(other), { timeout: 10_000 }).toBe(1)
    const moved = idOf('allocation-of-ben')
    await moveByHand(other, allocation.id, moved)
    await other.query('commit')
    await other.end()

    expect(await sent).toMatchObject([{ status: 'accepted' }])
    const { changes } = await ben.changes(cursor, 1)
    const places = changes.map(({ kind, id }) => `${kind} ${id}`)
    expect(places.indexOf(`allocation ${moved}`)).toBe(0)
    expect(places.findIndex((place) => place.startsWith('handed-draft'))).toBe(1)
  })

  it('two hubs on one database: commands at both apply once, and a nudge of one reaches readers of the other', async () => {
    const one = await stage.hub()
    const { cpSync } = await import('node:fs')
    const { startHub } = await import('../../../hub')
    const dataFolder = `${one.options.dataFolder}-second`
    cpSync(`${one.options.dataFolder}/keys`, `${dataFolder}/keys`, { recursive: true })
    const two = await startHub({ ...one.options, dataFolder })
    try {
      const ada = await Client.signIn(one.origin, 'ada')
      const elsewhere = ada.at(two.origin)
      const events = await fetch(`${two.origin}/api/v1/events`, { headers: elsewhere.headers })
      const reader = events.body?.getReader()
      await reader?.read()
      const command = begin((await ada.view()).allocation('concurrent'))
      const results = (await Promise.all([ada.send(command), elsewhere.send(command)])).flat()
      expect(results.map(({ status }) => status).sort()).toEqual(['accepted', 'duplicate'])
      const nudge = await reader?.read()
      expect(Buffer.from(nudge?.value ?? []).toString()).toContain('event: change')
      await reader?.cancel()
    } finally {
      await two.close()
    }
  })
})
