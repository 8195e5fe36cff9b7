import type { Person } from '../../../shared/domain'
import { sealedAs, type StoreContext } from '../context'
import type { FigureAnswers, FigureQuestion } from '../contract'
import { markNews } from '../figures'
import { addDays, dateIn } from '../queries/dates'
import type { FigureRow } from '../rows'
import { sealJson } from '../sealing'

/** Who looks at something says so every minute: what was asked longer ago than this, nobody looks at any more. */
const LOOKED_AT_MS = 180_000

/** Questions that the hub is to answer. */
export function figureDesk(context: StoreContext) {
  const { db, keyring, clock, hubClock, account } = context

  /** Writes over the row, unless it went, or another window was faster. */
  const settle = (asked: FigureRow, change: Partial<FigureRow>) =>
    db.transaction('rw', db.figures, async () => {
      const row = await db.figures.get(asked.id)
      if (row?.version === asked.version) await db.figures.put({ ...row, ...change })
    })

  return {
    /** The one that has waited longest, and what to do with the answer; null where none waits. */
    async next() {
      const now = clock().getTime()
      const waiting = await db.figures.where('state').equals('asked').sortBy('askedAtMs')
      const row = waiting.find(({ askedAtMs }) => Math.abs(now - askedAtMs) < LOOKED_AT_MS)
      if (!row) return null
      const mark = await markNews(db)
      return {
        question: datesOf(row.question, dateIn(account.hub.timeZone, await hubClock.now())),
        async answered(answer: FigureAnswers[keyof FigureAnswers]): Promise<void> {
          const version = row.version + 1
          const place = sealedAs.figure(row.id, version)
          const sealed = await sealJson(await keyring.need(place.keyId), place.context, answer)
          await settle(row, { version, sealed, mark, state: 'answered', answeredAtMs: clock().getTime() })
        },
        /** Nothing of it is kept. */
        refused: () => settle(row, { sealed: null, answeredAtMs: null, state: 'refused' }),
        failed: () => settle(row, { state: 'failed' }),
      }
    },
    /** What somebody may see goes by their role and their panels: where those are others than they were, nothing that was answered before stays. */
    async isOf({ roles, panels }: Pick<Person, 'roles' | 'panels'>): Promise<void> {
      const sight = [...roles, ...panels].sort().join(' ')
      await db.transaction('rw', [db.figures, db.meta], async () => {
        if ((await db.readMeta('figuresSight', null)) === sight) return
        await db.figures.where('state').notEqual('asked').delete()
        // Somebody looks at these still.
        await db.figures.toCollection().modify({ sealed: null, mark: null, answeredAtMs: null })
        await db.writeMeta('figuresSight', sight)
      })
    },
  }
}

/** The question as the hub understands it: the last so many dates are from one to another. */
function datesOf(question: FigureQuestion, today: string): FigureQuestion {
  if (!('lastDays' in question) || question.lastDays === undefined) return question
  const { lastDays, ...rest } = question
  return { ...rest, from: addDays(today, 1 - lastDays), to: today }
}
