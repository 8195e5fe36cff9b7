import type { Person } from '../../shared/domain'
import type { Command, CommandResult } from '../../shared/protocol'
import { createAllocation } from '../allocations'
import type { HubContext } from '../context'
import { keepWanted } from '../erasure/files'
import { loadPastDecisions, writeRound } from '../feed'
import { judgePlan, type Planned, type Rejected, reject } from '../policy'
import { type RoundRow, type Trx, writeAudit } from '../store'
import { findToday } from '../today'
import { type PreparedCopy, prepareCopy } from './copy'
import { leaseOfReference } from './times'
import { storeCopy } from './store-copy'

type CreateRound = Extract<Command, { type: 'round.create' }>

/**
 * Copies the exemplars that a round is to have: before its transaction, which must not wait for disks. Nothing is copied for a command that
 * came before, or that will be refused.
 */
export async function prepareRound(context: HubContext, person: Person, command: CreateRound): Promise<PreparedCopy[]> {
  const isRefused = await context.db.transaction().execute(async (trx) => {
    const before = await trx.selectFrom('commands').select('id').where('id', '=', command.id).executeTakeFirst()
    return before !== undefined || (await judge(context, trx, person, command)) !== null
  })
  if (isRefused) return []
  const copies: PreparedCopy[] = []
  for (const sourceId of command.plan.sourceIds) {
    const copy = await prepareCopy(context, sourceId)
    if (copy) copies.push(copy)
  }
  return copies
}

/** Sets a round up from the copies that were prepared for it, and gives the lead who sets it up its exemplars. */
export async function createRound(
  context: HubContext,
  trx: Trx,
  person: Person,
  command: CreateRound,
  copies: readonly PreparedCopy[],
): Promise<CommandResult> {
  const { id: commandId, allocationId: id, plan } = command
  // As everybody locks: none of these is erased or handed in anew while it is copied.
  const sources = await trx
    .selectFrom('submissions')
    .select(['id', 'revision'])
    .where('id', 'in', plan.sourceIds)
    .orderBy('id')
    .forUpdate()
    .execute()
  const refusal = (await judge(context, trx, person, command)) ?? (await judgeCopies(trx, command, sources, copies))
  if (refusal) return { id: commandId, ...refusal }
  const wanted = copies.flatMap(({ made }) => made)
  // Not an answer that stays: asked for again, what is gone is copied again.
  if (!(await keepWanted(context, trx, wanted))) throw new Error('A file of an exemplar was removed while the round was set up.')
  const at = context.clock()
  const round: RoundRow = {
    id,
    lead_id: person.id,
    achievement_id: plan.achievementId,
    rubric_id: plan.rubricId,
    rubric_version: plan.rubricVersion,
    name: plan.name,
    mode: plan.mode,
    pass_mark: plan.passMark,
    seed_share: plan.seedShare ?? null,
    closes_on: plan.closesOn,
    state: 'preparing',
    created_at: at,
    opened_at: null,
    closed_at: null,
    dropped_at: null,
    last_reports_at: null,
  }
  await trx
    .insertInto('rounds')
    .values({ ...round, pass_mark: plan.passMark && JSON.stringify(plan.passMark) })
    .execute()
  const codes = drawCodes(context, plan.panelIds.length)
  await trx
    .insertInto('round_panel')
    .values(plan.panelIds.map((person_id, place) => ({ round_id: id, person_id, code: codes[place] ?? '' })))
    .execute()
  await storeExemplars(context, trx, round, plan.sourceIds, copies)
  await writeRound(trx, round)
  const detail = {
    achievement: plan.achievementId,
    mode: plan.mode,
    exemplars: copies.length,
    panel: plan.panelIds.length,
    filesAsTheyAre: copies.reduce((sum, { asTheyAre }) => sum + asTheyAre, 0),
  }
  await writeAudit(trx, { at, actor: `person:${person.id}`, action: command.type, subjectKind: 'round', subjectId: id, detail })
  return { id: commandId, status: 'accepted', receipt: null }
}

async function judge(
  context: HubContext,
  trx: Trx,
  person: Person,
  { plan }: Pick<CreateRound, 'plan'>,
): Promise<Rejected | null> {
  const achievement = await trx.selectFrom('achievements').select('body').where('id', '=', plan.achievementId).executeTakeFirst()
  const rubric = await trx
    .selectFrom('rubrics')
    .select('id')
    .where('id', '=', plan.rubricId)
    .where('version', '=', plan.rubricVersion)
    .where('achievement_id', '=', plan.achievementId)
    .where('state', '!=', 'draft')
    .executeTakeFirst()
  const panel = await trx.selectFrom('people').select(['id', 'roles']).where('id', 'in', plan.panelIds).execute()
  const past = await loadPastDecisions(context, trx, person, plan.sourceIds)
  const known: Planned = {
    person,
    achievement: achievement?.body ?? null,
    hasRubric: rubric !== undefined,
    assessors: panel.filter(({ roles }) => roles.includes('assessor')).map((member) => member.id),
    decided: [...past.values()].filter(({ achievementId }) => achievementId === plan.achievementId).map(({ id }) => id),
    today: await findToday(context, trx),
  }
  return judgePlan(plan, known)
}

/** Each source has its copy, and is still what was copied; the round's id is nobody else's. */
async function judgeCopies(
  trx: Trx,
  { allocationId, plan }: CreateRound,
  sources: readonly { id: string; revision: number }[],
  copies: readonly PreparedCopy[],
): Promise<Rejected | null> {
  const taken = await trx.selectFrom('rounds').select('id').where('id', '=', allocationId).executeTakeFirst()
  if (taken) return reject('wrong-state', 'There is a round with this id already.')
  const missing = plan.sourceIds.filter((id) => {
    const source = sources.find((one) => one.id === id)
    return !copies.some((copy) => copy.source.id === id && copy.source.revision === source?.revision)
  })
  if (missing.length === 0) return null
  return reject('no-exemplar', `A file of it is missing on the hub, or it was just handed in anew: ${missing.join(', ')}.`)
}

async function storeExemplars(
  context: HubContext,
  trx: Trx,
  round: RoundRow,
  sourceIds: readonly string[],
  copies: readonly PreparedCopy[],
): Promise<void> {
  const { body: achievement } = await trx
    .selectFrom('achievements')
    .select('body')
    .where('id', '=', round.achievement_id)
    .executeTakeFirstOrThrow()
  const { id, rubric_id: rubricId, rubric_version: rubricVersion, closes_on: dueOn } = round
  for (const [position, sourceId] of sourceIds.entries()) {
    const copy = copies.find(({ source }) => source.id === sourceId)
    if (!copy) continue
    await storeCopy(context, trx, copy, 'exemplar')
    const allocation = await createAllocation(context, trx, {
      submission: { id: copy.submissionId, revision: 1 },
      achievement,
      assessorId: round.lead_id,
      purpose: 'reference',
      dueOn,
      by: `person:${round.lead_id}`,
      round: { id, rubricId, rubricVersion, leaseUntil: leaseOfReference(dueOn) },
    })
    await trx
      .insertInto('round_exemplars')
      .values({ round_id: id, position, submission_id: copy.submissionId, allocation_id: allocation.id })
      .execute()
  }
}

/** As many codes as there are people, in an order that is drawn: neither names nor the order of a list tell whose is whose. */
function drawCodes({ random }: Pick<HubContext, 'random'>, count: number): string[] {
  const codes = Array.from({ length: count }, (_, at) => `A-${String(at + 1).padStart(2, '0')}`)
  for (let at = codes.length - 1; at > 0; at--) {
    const other = random(4).readUInt32BE(0) % (at + 1)
    const code = codes[at] as string
    codes[at] = codes[other] as string
    codes[other] = code
  }
  return codes
}
