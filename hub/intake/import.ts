import { join } from 'node:path'
import { sql } from 'kysely'
import type { Sources } from '../../shared/badges/check'
import { AchievementSchema, PathwaySchema, PersonSchema } from '../../shared/domain'
import type { IntakePackage } from '../../shared/protocol'
import { loadCalendar } from '../calendar'
import type { HubContext } from '../context'
import { noteUnneeded } from '../erasure/files'
import { writeFeed, writeLeadSight } from '../feed'
import { storeCalendar } from '../operations'
import { giveQualification } from '../qualifications'
import type { Trx } from '../store'
import { IntakeError } from './errors'
import { handIn } from './hand-in'
import { readPackage } from './package'
import { prepareRevision, type Setting } from './prepare'
import { givePseudonyms } from './pseudonyms'
import { type PreparedSubmission, storeSubmission } from './store-submission'

/**
 * Takes in a package where the hub has nobody yet: people, achievements, rubrics, submissions, who is to assess them, and what they have
 * handed in already, in one transaction. Files come first; one that is there without a record does no harm.
 * @param sources what signatures of vouches are checked by
 * @returns how many submissions came in; 0 where the hub has data already
 * @throws IntakeError
 */
export async function importPackage(context: HubContext, folder: string, sources: Sources): Promise<number> {
  if (await hasPeople(context.db)) return 0
  const intake = await readPackage(folder)
  const replaced = new Set<string>()
  const prepared = await prepareAll(context, folder, intake, { sources, replaced })
  const pictured = [...intake.achievements, ...(intake.pathways ?? [])]
  const images = await Promise.all(pictured.map(({ imagePath }) => context.files.putFile(join(folder, imagePath))))
  return context.db.transaction().execute(async (trx) => {
    // Another hub on the same database may be doing the same, and takes as long as the package is.
    await sql`set local statement_timeout = 0`.execute(trx)
    await sql`select pg_advisory_xact_lock(hashtext('assay-intake'))`.execute(trx)
    if (await hasPeople(trx)) return 0
    await trx.updateTable('hub').set({ name: intake.panel.name }).execute()
    await setCalendar(trx, intake.panel)
    await storeSetup(
      context,
      trx,
      intake,
      images.map(({ sha256 }) => sha256),
    )
    for (const [at, submission] of prepared.entries()) {
      const allocations = await storeSubmission(context, trx, submission, intake.panel.timeZone)
      await handIn(context, trx, { ...submission, allocations, place: `/submissions/${at}/handedIn` })
    }
    await noteUnneeded(trx, [...replaced])
    return intake.submissions.length
  })
}

async function setCalendar(trx: Trx, { timeZone, calendar }: IntakePackage['panel']): Promise<void> {
  const given = Object.fromEntries(Object.entries(calendar ?? {}).filter(([, value]) => value !== undefined))
  try {
    await storeCalendar(trx, { ...(await loadCalendar(trx)), ...given, timeZone })
  } catch (error) {
    if (error instanceof RangeError) throw new IntakeError('/panel', `has a calendar that can't be: ${error.message}`)
    throw error
  }
}

async function hasPeople(db: HubContext['db']): Promise<boolean> {
  return (await db.selectFrom('people').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** Looks at all submissions and copies their files, before the transaction: it must not wait for disks. */
async function prepareAll(
  context: HubContext,
  folder: string,
  intake: IntakePackage,
  known: Pick<Setting, 'sources' | 'replaced'>,
): Promise<PreparedSubmission[]> {
  const panelMarks = new Set(intake.people.map(({ name }) => context.secrets.markOfName(name)))
  const achievements = new Map(intake.achievements.map((achievement) => [achievement.id, AchievementSchema.parse(achievement)]))
  const pseudonyms = givePseudonyms(context.secrets, intake.submissions)
  const prepared: PreparedSubmission[] = []
  for (const [at, submission] of intake.submissions.entries()) {
    const { achievementId, candidate, current, next } = submission
    const achievement = achievements.get(achievementId)
    const pseudonym = pseudonyms.get(`${achievementId} ${candidate.id}`)
    if (!achievement || pseudonym === undefined)
      throw new IntakeError(`/submissions/${at}`, 'is of no achievement of the package')
    const setting = { folder, timeZone: intake.panel.timeZone, achievement, candidate, pseudonym, panelMarks, ...known }
    prepared.push({
      submission,
      achievement,
      pseudonym,
      current: await prepareRevision(context, setting, current),
      next: next && (await prepareRevision(context, setting, next)),
    })
  }
  return prepared
}

async function storeSetup(context: HubContext, trx: Trx, intake: IntakePackage, imageHashes: string[]): Promise<void> {
  const { people, achievements, rubrics, panel, pathways = [] } = intake
  await trx
    .insertInto('people')
    .values(
      people.map(({ id, name, roles, panels, competences = [], about }) => ({
        id,
        name,
        roles: JSON.stringify(roles),
        panels: JSON.stringify(panels),
        competences: JSON.stringify(competences),
        about,
      })),
    )
    .execute()
  await trx
    .insertInto('achievements')
    .values(
      achievements.map((achievement, at) => ({
        id: achievement.id,
        body: JSON.stringify(AchievementSchema.parse(achievement)),
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
  for (const { id: personId, qualifiedFor = [] } of people) {
    for (const achievementId of new Set(qualifiedFor))
      await giveQualification(context, trx, { personId, achievementId, until: null }, 'hub')
  }
  if (pathways.length > 0) {
    await trx
      .insertInto('pathways')
      .values(
        pathways.map((pathway, at) => ({
          id: pathway.id,
          body: JSON.stringify(PathwaySchema.parse(pathway)),
          image_sha256: imageHashes[achievements.length + at] ?? '',
        })),
      )
      .execute()
  }
  const shown = rubrics.filter(({ state }) => state !== 'draft')
  const audiences = [`panel:${panel.id}`, 'admin'] as const
  await writeFeed(
    trx,
    audiences.flatMap((audience) => [
      ...achievements.map(({ id }) => ({ audience, kind: 'achievement', id, op: 'put' }) as const),
      ...shown.map(({ id, version }) => ({ audience, kind: 'rubric', id, version, op: 'put' }) as const),
    ]),
  )
  for (const person of people) await writeLeadSight(context, trx, PersonSchema.parse(person))
}
