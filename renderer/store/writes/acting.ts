import { type Absence, type Achievement, MOST_ADDRESSED, movedAllocationId, newCommandId, newId } from '../../../shared/domain'
import { CommandSchema } from '../../../shared/protocol'
import type { StoreContext } from '../context'
import type { Acted, ActingStore, ActingWish, Move, Whom } from '../contract'
import { destroyDoomedKeys, doomKeys } from '../doomed-keys'
import { openAchievements } from '../queries/catalogue'
import type { OutboxRow } from '../rows'
import { isRefused, isUnsent } from '../status'
import { prepareCommand } from './commands'
import { baseOf, send } from './publish'

/** Something that is to be asked for. */
export type Asking = {
  /** Made before where what takes it back names it. */
  commandId?: string
  wish: ActingWish
  back: ActingWish | null
  about: Acted[number]['about']
  /** It is so here already: asked for only where something else is on its way. */
  isSo?: boolean
}

/** Asks the hub to give parts of submissions to others. What somebody has already isn't asked for. */
export function moveWork(context: StoreContext, moves: readonly Move[], reason: string): Promise<Acted> {
  const wanted = moves.filter(({ to, assessorId }) => to === null || to.personId !== assessorId)
  return ask(
    context,
    wanted.map(({ submissionId, revision, allocationId, assessorId, achievementId, to }): Asking => {
      const commandId = newCommandId()
      const type = 'work.move'
      const back = { type, submissionId, allocationId: movedAllocationId(commandId), toPersonId: assessorId, reason: '' } as const
      return {
        commandId,
        wish: { type, submissionId, allocationId: allocationId ?? submissionId, toPersonId: to?.personId ?? null, reason },
        // What nobody had stays with whom it went to: there is nobody to move it back to.
        back: assessorId === null ? null : back,
        about: { name: to?.name ?? '', achievementId, revision },
      }
    }),
  )
}

export async function setPromise(context: StoreContext, achievementId: string, days: number, reason: string): Promise<Acted> {
  const about = await findAchievement(context, achievementId)
  if (!about) return []
  const before = about.policy.promiseWorkingDays
  const wish = { type: 'promise.set', allocationId: achievementId, achievementId, reason } as const
  return ask(context, [
    {
      wish: { ...wish, promiseWorkingDays: days },
      back: { ...wish, promiseWorkingDays: before },
      about: { name: '', achievementId },
      isSo: before === days,
    },
  ])
}

/** Has the hub take in nothing new for an achievement until the end of a date (null: until further notice), or (`null`) take it in again. */
export async function setIntake(
  context: StoreContext,
  achievementId: string,
  pause: { until: string | null } | null,
  reason: string,
): Promise<Acted> {
  const about = await findAchievement(context, achievementId)
  if (!about) return []
  const before = about.pausedIntake ?? null
  const wishFor = (to: { until: string | null } | null): ActingWish => {
    const said = { allocationId: achievementId, achievementId, reason }
    return to === null ? { type: 'intake.resume', ...said } : { type: 'intake.pause', ...said, until: to.until }
  }
  const isSo = pause === null ? before === null : before !== null && before.until === pause.until
  return ask(context, [{ wish: wishFor(pause), back: wishFor(before), about: { name: '', achievementId }, isSo }])
}

/** Writes to people; where they are more than one message may go to, in several. */
export function sendMessage(context: StoreContext, message: Parameters<ActingStore['send']>[0]): Promise<Acted> {
  const { to, ...said } = message
  const people = [...new Map(to.map((one) => [one.personId, one])).values()]
  const parts: Asking[] = []
  for (let at = 0; at < people.length; at += MOST_ADDRESSED) {
    const some = people.slice(at, at + MOST_ADDRESSED)
    parts.push({
      wish: { type: 'message.send', allocationId: newId(), ...said, toPersonIds: some.map(({ personId }) => personId) },
      back: null,
      about: { name: some.map(({ name }) => name).join(', '), achievementId: said.achievementId },
    })
  }
  return ask(context, parts)
}

/** Says from when until when somebody takes no new work. */
export async function setAbsence(
  context: StoreContext,
  { personId, name }: Whom,
  dates: Pick<Absence, 'from' | 'until'>,
  id: string,
  before: Absence | null,
): Promise<Acted> {
  const common = { allocationId: id, personId }
  const isSo = before !== null && before.from === dates.from && before.until === dates.until
  return ask(context, [
    {
      wish: { type: 'absence.set', ...common, ...datesOf(dates) },
      back: before ? { type: 'absence.set', ...common, ...datesOf(before) } : { type: 'absence.end', ...common },
      about: { name, achievementId: null },
      isSo,
    },
  ])
}

/** Ends an absence. @param before as the hub has it; null where the hub doesn't know of it */
export async function endAbsence(
  context: StoreContext,
  { personId, name }: Whom,
  id: string,
  before: Absence | null,
): Promise<Acted> {
  const common = { allocationId: id, personId }
  return ask(context, [
    {
      wish: { type: 'absence.end', ...common },
      back: before && { type: 'absence.set', ...common, ...datesOf(before) },
      about: { name, achievementId: null },
      isSo: before === null,
    },
  ])
}

function datesOf({ from, until }: Pick<Absence, 'from' | 'until'>) {
  return { from, until }
}

/**
 * Puts commands for these into the outbox. What was asked for about the same before and never left this machine is withdrawn, and what was
 * refused is put away.
 */
export async function ask(context: StoreContext, askings: readonly Asking[]): Promise<Acted> {
  const { db } = context
  const achievements = await openAchievements(context, await db.achievements.toArray())
  const entries = await Promise.all(askings.map((asking) => prepare(context, asking, achievements)))
  await db.transaction('rw', [db.outbox, db.meta], async () => {
    const due: OutboxRow[] = []
    for (const [at, entry] of entries.entries()) {
      const isSame = ({ type }: OutboxRow) => familyOf(type) === familyOf(entry.type)
      const before = await db.outbox.where('allocationId').equals(entry.allocationId).filter(isSame).toArray()
      if (entry.type !== 'message.answer') await withdrawUntried(db, before)
      await db.outbox.bulkPut(before.filter(isRefused).map((one) => ({ ...one, settled: true })))
      const isOnItsWay = before.some((one) => isUnsent(one) && !isUntried(one))
      if (askings[at]?.isSo !== true || isOnItsWay) due.push(entry)
    }
    await send(context, due)
    const sent = new Set(due.map(({ commandId }) => commandId))
    await doomKeys(
      db,
      entries.filter(({ commandId }) => !sent.has(commandId)).map(({ keyId }) => keyId),
    )
  })
  await destroyDoomedKeys(context)
  return entries.flatMap(({ commandId }, at) => {
    const asking = askings[at]
    return asking ? [{ commandId, back: asking.back, about: asking.about }] : []
  })
}

/** Whether it can't have left this machine. */
export function isUntried({ state, attempts }: Pick<OutboxRow, 'state' | 'attempts'>): boolean {
  return state === 'waiting' && attempts === 0
}

/** Takes out of the outbox those that can't have left this machine, within a transaction. */
export async function withdrawUntried(db: StoreContext['db'], entries: readonly OutboxRow[]): Promise<OutboxRow[]> {
  const gone = entries.filter(isUntried)
  await db.outbox.bulkDelete(gone.flatMap(({ position }) => position ?? []))
  await doomKeys(
    db,
    gone.map(({ keyId }) => keyId),
  )
  return gone
}

/** What one asks for in the place of the other. */
function familyOf(type: OutboxRow['type']): string {
  const [subject = type] = type.split('.')
  // To have one sent is no other way of having it sent regularly.
  if (type === 'report-mail.send') return type
  return ['intake', 'absence', 'alert', 'report-mail'].includes(subject) ? subject : type
}

function prepare(
  context: StoreContext,
  { wish, commandId, about }: Asking,
  achievements: ReadonlyMap<string, Achievement>,
): Promise<OutboxRow> {
  const achievement = achievements.get(about.achievementId ?? '')
  // What is about no rubric names itself: every command says what it was based on.
  const base = baseOf(context, achievement ?? { rubricId: wish.allocationId, rubricVersion: 1 })
  const basedOn = { ...base.basedOn, submissionRevision: about.revision ?? 1 }
  const command = CommandSchema.parse({ ...base, basedOn, ...(commandId && { id: commandId }), ...wish })
  const achievementName = achievement?.name ?? ''
  return prepareCommand(context, command, { candidate: about.name || achievementName, achievementName })
}

async function findAchievement(context: StoreContext, id: string): Promise<Achievement | undefined> {
  const row = await context.db.achievements.get(id)
  return (await openAchievements(context, row ? [row] : [])).get(id)
}
