import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { hundredThirtieth } from '../../../hub/store/migrations/hundred-thirtieth'
import type { Db } from '../../../hub/store'
import { withPast } from './kit/history'
import { followedPassages, keptPassages } from './kit/passages'
import { workAtRandom } from './kit/random-work'
import { onBothDatabases } from './kit/stage'

/** As a database is that was made before the hub kept stages, brought up to date. */
async function migrateAgain(db: Db): Promise<void> {
  await sql`drop table stage_intervals, passages`.execute(db)
  await sql`drop function follow_trail, begin_passage cascade`.execute(db)
  await sql`drop function note_stage, stage_of`.execute(db)
  for (const statement of hundredThirtieth) await sql.raw(statement).execute(db)
}

onBothDatabases(
  (stage) => {
    it('what the hub keeps of each submission is what its trail says, whatever people do', async () => {
      const hub = await stage.hub({ sessionSeconds: 31_536_000 })
      const done = await workAtRandom(hub, 140, 20_261_123)
      for (const what of ['begin', 'submit', 'take-back', 'claim', 'revise', 'withdraw', 'move']) {
        expect(done.get(what) ?? 0, `${what} was done`).toBeGreaterThan(0)
      }
      await withPast(hub, async (db) => {
        const kept = await keptPassages(db)
        expect(kept).toEqual(await followedPassages(db))
        expect(new Set(kept.flatMap(({ intervals }) => intervals.map((interval) => interval.stage))).size).toBeGreaterThan(7)
        const takenBack = await db
          .selectFrom('assessments')
          .select('submission_id')
          .where('taken_back_at', 'is not', null)
          .execute()
        const unclear = new Set(takenBack.map(({ submission_id }) => submission_id))
        const clear = (passage: (typeof kept)[number]) => passage.end !== null && !unclear.has(passage.submissionId)
        await migrateAgain(db)
        const found = await keptPassages(db)
        expect(found.map(({ end }) => end)).toEqual(kept.map(({ end }) => end))
        expect(found.filter(clear)).toEqual(kept.filter(clear))
        expect(found.filter(clear).length).toBeGreaterThan(10)
        const now = (passages: typeof kept) =>
          passages.flatMap(({ intervals }) => intervals.filter(({ to }) => to === null).map((one) => one.stage))
        expect(now(found)).toEqual(now(kept))
      })
    })
  },
  { judging: true, thirdAssessor: true },
)
