import { sql } from 'kysely'
import type { Sources } from '../../shared/badges/check'
import { type Achievement, AchievementSchema } from '../../shared/domain'
import type { IntakeSubmission } from '../../shared/protocol'
import { followPackage, isPaused } from '../acting'
import { lockSubmission } from '../allocations'
import type { HubContext } from '../context'
import { isLive } from '../copies'
import { noteUnneeded } from '../erasure/files'
import { type Trx, writeAudit } from '../store'
import { IntakeError } from './errors'
import { handIn } from './hand-in'
import { readPackage } from './package'
import { prepareRevision, type Setting } from './prepare'
import { findPseudonym } from './pseudonyms'
import { findHindrance, handInRevision } from './revision'
import { storeSubmission } from './store-submission'

/** What became of a submission of a package: `paused`: its achievement takes in no new ones; `there`: the hub has it already. */
export type TakenIn = { submissionId: string } & (
  | { outcome: 'taken-in' | 'revised' | 'paused' | 'there' }
  | { outcome: 'refused'; reason: string }
)

/** What holds for the whole package. */
type Taking = Pick<Setting, 'folder' | 'timeZone' | 'panelMarks' | 'sources'>

/**
 * Takes in submissions of a package, and new revisions of those that are there, where the hub has people already. Each is for itself: what one
 * of them lacks keeps no other out. Of an achievement only a promise that the package says anew is taken over; people, rubrics and
 * pathways are left as they are.
 * @throws IntakeError where the package can't be read
 */
export async function takeIn(context: HubContext, folder: string, sources: Sources): Promise<TakenIn[]> {
  const intake = await readPackage(folder)
  const { time_zone: timeZone } = await context.db.selectFrom('hub').select('time_zone').executeTakeFirstOrThrow()
  const people = await context.db.selectFrom('people').select('name').execute()
  const panelMarks = new Set(people.map(({ name }) => context.secrets.markOfName(name)))
  for (const { id, policy } of intake.achievements) {
    await context.db.transaction().execute((trx) => followPackage(context, trx, id, policy.promiseWorkingDays))
  }
  const results: TakenIn[] = []
  for (const [at, submission] of intake.submissions.entries()) {
    const taking = { folder, timeZone, panelMarks, sources }
    results.push(await takeOne(context, taking, submission, `/submissions/${at}`))
  }
  return results
}

async function takeOne(context: HubContext, taking: Taking, submission: IntakeSubmission, place: string): Promise<TakenIn> {
  const { id: submissionId } = submission
  try {
    return { submissionId, outcome: await take(context, taking, submission, place) }
  } catch (error) {
    if (error instanceof IntakeError) return { submissionId, outcome: 'refused', reason: error.message }
    throw error
  }
}

type Outcome = 'taken-in' | 'revised' | 'paused' | 'there'

/** @throws IntakeError */
async function take(context: HubContext, taking: Taking, submission: IntakeSubmission, place: string): Promise<Outcome> {
  const { achievementId, candidate, current, next } = submission
  const achievement = await findAchievement(context, achievementId, place)
  const known = await context.db.transaction().execute((trx) => look(context, trx, submission, place))
  if (known !== 'taken-in' && known !== 'revised') return known
  // Files come before the transaction, which must not wait for disks.
  const pseudonym = await findPseudonym(context, achievementId, candidate.id)
  const setting: Setting = { ...taking, achievement, candidate, pseudonym, replaced: new Set() }
  const prepared = await prepareRevision(context, setting, current)
  const following = known === 'taken-in' && next ? await prepareRevision(context, setting, next) : null
  return context.db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('assay-intake'))`.execute(trx)
    // Another one may have been quicker.
    const now = await look(context, trx, submission, place)
    if (now === 'revised') await revise(context, trx, submission.id, prepared, place)
    if (now === 'taken-in') {
      const whole = { submission, achievement, pseudonym, current: prepared, next: following }
      const allocations = await storeSubmission(context, trx, whole, taking.timeZone)
      await writeAudit(trx, {
        at: context.clock(),
        actor: 'operator',
        action: 'submission.take-in',
        subjectKind: 'submission',
        subjectId: submission.id,
        detail: { revision: prepared.revision },
      })
      await handIn(context, trx, { ...whole, allocations, place: `${place}/handedIn` })
    }
    await noteUnneeded(trx, [...setting.replaced])
    return now
  })
}

async function findAchievement({ db }: HubContext, id: string, place: string): Promise<Achievement> {
  const row = await db.selectFrom('achievements').select('body').where('id', '=', id).executeTakeFirst()
  if (!row) throw new IntakeError(`${place}/achievementId`, 'is of no achievement of this hub')
  return AchievementSchema.parse(row.body)
}

/** What is to become of a submission as things stand. @throws IntakeError */
async function look(context: HubContext, trx: Trx, submission: IntakeSubmission, place: string): Promise<Outcome> {
  const { id, achievementId, candidate, current } = submission
  const there = await trx.selectFrom('submissions').selectAll().where('id', '=', id).executeTakeFirst()
  const erased = await trx
    .selectFrom('candidates')
    .select('id')
    .where('id', '=', candidate.id)
    .where('erased_at', 'is not', null)
    .executeTakeFirst()
  if (erased) throw new IntakeError(`${place}/candidate`, 'was erased here')
  if (!there) return (await isPaused(context, trx, achievementId)) ? 'paused' : 'taken-in'
  const isTheirs = there.achievement_id === achievementId && there.candidate_id === candidate.id
  const live = await trx.selectFrom('submissions').select('id').where('id', '=', id).where(isLive).executeTakeFirst()
  if (!isTheirs || !live) throw new IntakeError(`${place}/id`, 'is that of other work here')
  if (current.revision <= there.revision) return 'there'
  if (current.revision > there.revision + 1)
    throw new IntakeError(`${place}/current/revision`, `must be ${there.revision + 1}: the hub has ${there.revision}`)
  return 'revised'
}

async function revise(
  context: HubContext,
  trx: Trx,
  id: string,
  prepared: Parameters<typeof handInRevision>[3],
  place: string,
): Promise<void> {
  const locked = await lockSubmission(trx, id)
  const hindrance = await findHindrance(trx, locked.submission)
  if (hindrance !== null) throw new IntakeError(`${place}/current`, `is too late: ${hindrance}`)
  const waiting = await trx.deleteFrom('waiting_revisions').where('submission_id', '=', id).returning('files').execute()
  await handInRevision(context, trx, locked, prepared)
  await noteUnneeded(
    trx,
    waiting.flatMap(({ files }) => files),
  )
}
