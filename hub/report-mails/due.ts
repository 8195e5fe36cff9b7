import { dateOf } from '../../shared/flow'
import type { HubContext } from '../context'
import { writeAlerting } from '../feed'
import { isFilled, prepareCalendar } from '../operations'
import { enqueue } from '../outgoing'
import type { Trx } from '../store'
import { composeReport } from './compose'
import { readReportFigures } from './figures'
import { datesTold, nextSending } from './times'

/**
 * Makes one e-mail with figures whose time has come, or which somebody asked for, and has it sent to each of its receivers. One that was due while no hub ran
 * tells of the dates of which it would have told.
 * @param origin where the hub can be found
 * @returns false where there is none that another hub isn't working on already
 */
export async function makeNextReportMail(context: HubContext, origin: string): Promise<boolean> {
  if (!context.sendsMail || !(await isAnyDue(context))) return false
  const calendar = await prepareCalendar(context)
  return context.db.transaction().execute(async (trx) => {
    const now = context.clock()
    if (!(await isFilled(trx, calendar, calendar.dayOf(now.getTime())))) return false
    const due = await selectDue(trx, now).selectAll().forUpdate().skipLocked().executeTakeFirst()
    if (!due) return false
    const { id, terms, next_at } = due
    // What was asked for out of turn is told first, as of today; what is due comes with the next look.
    const day = calendar.dayOf((due.asked_at === null ? next_at : now).getTime())
    const dates = datesTold(terms, day)
    const figures = await readReportFigures(context, trx, terms, dates, calendar)
    const body = composeReport(terms, figures, calendar, origin)
    await enqueue(
      context,
      trx,
      { kind: 'report-mail', id },
      terms.emails.map((target) => ({ channel: 'email', target, body })),
    )
    await trx
      .updateTable('report_mails')
      .set({
        last_sent_to: dateOf(dates.last),
        ...(due.asked_at === null ? { next_at: nextSending(terms, calendar, now) } : { asked_at: null }),
      })
      .where('id', '=', id)
      .execute()
    await writeAlerting(trx, 'report-mail', [id])
    return true
  })
}

function selectDue(db: HubContext['db'] | Trx, now: Date) {
  return db
    .selectFrom('report_mails')
    .where(({ eb, or }) => or([eb('next_at', '<=', now), eb('asked_at', 'is not', null)]))
    .orderBy('next_at')
    .limit(1)
}

/** Without a lock, so that nearly every turn costs no more than this. */
async function isAnyDue({ db, clock }: HubContext): Promise<boolean> {
  return (await selectDue(db, clock()).select('id').executeTakeFirst()) !== undefined
}
