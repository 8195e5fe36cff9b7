import { sql } from 'kysely'
import type { IntakePackage } from '../../shared/protocol'
import { createAllocation, findAvailable } from '../allocations'
import type { HubContext } from '../context'
import { writeFeed } from '../feed'
import { addDays, chooseAssessors, dueDate } from '../policy'
import type { PreparedRevision, Trx } from '../store'
import { readPackage } from './package'
import { prepareRevision } from './prepare'
import { givePseudonyms } from './pseudonyms'
import { storeRevision } from './store-revision'

type Prepared = { current: PreparedRevision; next: PreparedRevision | null }

/**
 * Takes in a package where the hub has nobody yet: people, achievements, rubrics, submissions and who is to assess them, in one
 * transaction. Files come first; one that is there without a record does no harm.
 * @returns how many submissions came in; 0 where the hub has data already
 * @throws IntakeError
 */
export async function importPackage(context: HubContext, folder: string): Promise<number> {
  if (await hasPeople(context.db)) return 0
  const intake = await readPackage(folder)
  const pseudonyms = givePseudonyms(context.secrets, intake.submissions)
  const prepared = await prepareAll(context, folder, intake, pseudonyms)
  const images = await Promise.all(intake.achievements.map(({ imagePath }) => context.files.putFile(`${folder}/${imagePath}`)))
  return context.db.transaction().execute(async (trx) => {
    // Another hub on the same database may be doing the same.
    await sql`select pg_advisory_xact_lock(hashtext('assay-intake'))`.execute(trx)
    if (await hasPeople(trx)) return 0
    await trx.updateTable('hub').set({ name: intake.panel.name, time_zone: intake.panel.timeZone }).execute()
    await storeSetup(
      context,
      trx,
      intake,
      images.map(({ sha256 }) => sha256),
    )
    for (const submission of intake.submissions) {
      const revisions = prepared.get(submission.id)
      if (revisions) await storeSubmission(context, trx, intake, submission, revisions, pseudonyms)
    }
    return intake.submissions.length
  })
}

async function hasPeople(db: HubContext['db']): Promise<boolean> {
  return (await db.selectFrom('people').select('id').limit(1).executeTakeFirst()) !== undefined
}

async function prepareAll(
  context: HubContext,
  folder: string,
  intake: IntakePackage,
  pseudonyms: ReadonlyMap<string, string>,
): Promise<Map<string, Prepared>> {
  const panelMarks = new Set(intake.people.map(({ name }) => context.secrets.markOfName(name)))
  const achievements = new Map(intake.achievements.map((achievement) => [achievement.id, achievement]))
  const prepared = new Map<string, Prepared>()
  for (const { id, achievementId, candidate, current, next } of intake.submissions) {
    const achievement = achievements.get(achievementId)
    const pseudonym = pseudonyms.get(`${achievementId} ${candidate.id}`)
    if (!achievement || pseudonym === undefined) continue
    const setting = { folder, timeZone: intake.panel.timeZone, achievement, candidate, pseudonym, panelMarks }
    prepared.set(id, {
      current: await prepareRevision(context, setting, current),
      next: next && (await prepareRevision(context, setting, next)),
    })
  }
  return prepared
}

async function storeSetup(context: HubContext, trx: Trx, intake: IntakePackage, imageHashes: string[]): Promise<void> {
  const { people, achievements, rubrics, panel } = intake
  await trx
    .insertInto('people')
    .values(
      people.map(({ id, name, roles, panels, about }) => ({
        id,
        name,
        roles: JSON.stringify(roles),
        panels: JSON.stringify(panels),
        about,
      })),
    )
    .execute()
  await trx
    .insertInto('achievements')
    .values(
      achievements.map(({ imagePath, ...body }, at) => ({
        id: body.id,
        body: JSON.stringify(body),
        image_sha256: imageHashes[at] ?? '',
      })),
    )
    .execute()
  await trx
    .insertInto('rubrics')
    .values(
      rubrics.map((body) => ({
        id: body.id,
        version: body.version,
        achievement_id: body.achievementId,
        state: body.state,
        body: JSON.stringify(body),
        published_at: context.clock(),
      })),
    )
    .execute()
  const shown = rubrics.filter(({ state }) => state !== 'draft')
  const audiences = [`panel:${panel.id}`, 'admin'] as const
  await writeFeed(
    trx,
    audiences.flatMap((audience) => [
      ...achievements.map(({ id }) => ({ audience, kind: 'achievement', id, op: 'put' }) as const),
      ...shown.map(({ id, version }) => ({ audience, kind: 'rubric', id, version, op: 'put' }) as const),
    ]),
  )
}

async function storeSubmission(
  context: HubContext,
  trx: Trx,
  { achievements, panel }: IntakePackage,
  submission: IntakePackage['submissions'][number],
  { current, next }: Prepared,
  pseudonyms: ReadonlyMap<string, string>,
): Promise<void> {
  const { id, achievementId, candidate, assessorId, dueInDays } = submission
  const achievement = achievements.find((one) => one.id === achievementId)
  if (!achievement) return
  const { imagePath: _, ...body } = achievement
  await storeCandidate(context, trx, candidate)
  await trx
    .insertInto('pseudonyms')
    .values({
      achievement_id: achievementId,
      candidate_id: candidate.id,
      pseudonym: pseudonyms.get(`${achievementId} ${candidate.id}`) ?? '',
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const chosen = chooseAssessors(body.policy, assessorId, await findAvailable(trx, 'assessor'))
  await trx
    .insertInto('submissions')
    .values({
      id,
      achievement_id: achievementId,
      candidate_id: candidate.id,
      state: chosen.length > 0 ? 'open' : 'submitted',
      revision: current.revision,
    })
    .execute()
  await storeRevision(trx, id, current, addDays(context.clock(), -submission.current.receivedDaysAgo))
  if (next)
    await trx
      .insertInto('waiting_revisions')
      .values({ submission_id: id, body: JSON.stringify(next) })
      .execute()
  const dueOn = dueDate(context.clock(), dueInDays, panel.timeZone)
  for (const { assessorId: chosenId, purpose } of chosen) {
    const target = { id, revision: current.revision }
    await createAllocation(context, trx, {
      submission: target,
      achievement: body,
      assessorId: chosenId,
      purpose,
      dueOn,
      by: 'hub',
    })
  }
}

async function storeCandidate(
  { secrets }: HubContext,
  trx: Trx,
  { id, name, email }: IntakePackage['submissions'][number]['candidate'],
): Promise<void> {
  const { key, wrapped } = secrets.newCandidateKey(id)
  const stored = await trx
    .insertInto('candidates')
    .values({ id, sealed: secrets.sealPersonal(id, key, { name, email }) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (stored) await trx.insertInto('candidate_keys').values({ candidate_id: id, wrapped }).execute()
}
