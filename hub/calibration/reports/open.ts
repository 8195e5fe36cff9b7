import type { Person } from '../../../shared/domain'
import type { Command, CommandResult } from '../../../shared/protocol'
import type { HubContext } from '../../context'
import { writeReports, writeRound, writeRoundScores } from '../../feed'
import { NO_REPORT } from '../../policy'
import type { ReportRow, Trx } from '../../store'
import { findToday } from '../../today'

type Read = Extract<Command, { type: 'report.read' }>

/** Whoever it is about has opened a report: from now on the lead of its round sees what it is made of. */
export async function readReport(
  context: Pick<HubContext, 'clock'>,
  trx: Trx,
  person: Person,
  command: Read,
): Promise<CommandResult> {
  const report = await trx
    .selectFrom('reports')
    .selectAll()
    .where('id', '=', command.allocationId)
    .where('person_id', '=', person.id)
    .forUpdate()
    .executeTakeFirst()
  if (!report) return { id: command.id, ...NO_REPORT }
  const at = context.clock()
  if (report.read_at === null) {
    await trx.updateTable('reports').set({ read_at: at }).where('id', '=', report.id).execute()
    await writeReports(trx, [{ id: report.id, personId: person.id }])
    await open(trx, report, at)
  }
  return { id: command.id, status: 'accepted', receipt: null }
}

/**
 * Shows the lead what one report of seeds is made of that was its reader's alone for long enough.
 * @returns false where there is none that another hub isn't working on already
 */
export async function openNextReport(context: Pick<HubContext, 'clock' | 'db'>): Promise<boolean> {
  return context.db.transaction().execute(async (trx) => {
    const report = await trx
      .selectFrom('reports')
      .selectAll()
      .where('opened_at', 'is', null)
      .where('private_until', '<=', await findToday(context, trx))
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!report) return false
    await open(trx, report, context.clock())
    return true
  })
}

async function open(trx: Trx, { id, round_id, opened_at }: ReportRow, at: Date): Promise<void> {
  if (opened_at !== null) return
  await trx.updateTable('reports').set({ opened_at: at }).where('id', '=', id).execute()
  const round = await trx.selectFrom('rounds').select(['id', 'lead_id']).where('id', '=', round_id).executeTakeFirstOrThrow()
  const seeds = await trx.selectFrom('seeds').select('allocation_id').where('report_id', '=', id).execute()
  await writeRoundScores(
    trx,
    round,
    seeds.flatMap(({ allocation_id }) => allocation_id ?? []),
  )
  await writeRound(trx, round)
}
