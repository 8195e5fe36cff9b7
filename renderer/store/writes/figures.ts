import { openValue, sealedAs, type StoreContext } from '../context'
import type { Figure, FigureAnswers, FigureQuestion, FigureStore } from '../contract'
import { markNews, type NewsMark, nameOfQuestion } from '../figures'
import { openAchievements } from '../queries/catalogue'
import { STARTING } from '../queries/sync'
import type { FigureRow } from '../rows'

/** Answers that are kept: the periods and lists that somebody looked at lately, not an archive. */
const MOST_KEPT = 60
/** Being asked already is good enough for so long; after that it may have been lost with its window. */
const ASKED_MS = 20_000
/** What was answered just now, with nothing new since, isn't asked again only because another part of a page begins to show it. */
const ANSWERED_MS = 3_000

/** Questions about figures and their last answers, sealed under the database key: they are about everybody's work. */
export function figureStore(context: StoreContext, nudge: () => Promise<void>): FigureStore {
  const { db, clock, account } = context
  const tables = [db.figures]

  return {
    async look<Question extends FigureQuestion>(question: Question) {
      const [row, status, pause, mark] = await Promise.all([
        db.figures.get(nameOfQuestion(question)),
        db.readMeta('sync', STARTING),
        db.readMeta('pause', 'none'),
        markNews(db),
      ])
      const isAway = pause === 'everything' || (!status.isOnline && status.phase !== 'starting')
      const figure: Figure<FigureAnswers[Question['about']]> = {
        answer: row ? await openFigure<FigureAnswers[Question['about']]>(context, row) : null,
        state: stateOf(row, isAway),
        answeredAtMs: row?.answeredAtMs ?? null,
        news: newsSince(row?.mark ?? null, mark),
      }
      return figure
    },
    async ask(question) {
      const id = nameOfQuestion(question)
      const askedAtMs = clock().getTime()
      const mark = await markNews(db)
      const isNew = await db.transaction('rw', tables, async () => {
        const before = await db.figures.get(id)
        if (before && isGoodEnough(before, askedAtMs, mark)) return false
        const unasked = { id, question, version: 0, sealed: null, answeredAtMs: null, mark: null }
        await db.figures.put({ ...(before ?? unasked), state: 'asked', askedAtMs })
        const byAge = await db.figures.orderBy('askedAtMs').reverse().primaryKeys()
        await db.figures.bulkDelete(byAge.slice(MOST_KEPT))
        return true
      })
      if (isNew) await nudge()
    },
    async leave(question) {
      const id = nameOfQuestion(question)
      await db.transaction('rw', tables, async () => {
        const row = await db.figures.get(id)
        if (!row) return
        if (row.sealed === null || question.about === 'receivers') await db.figures.delete(id)
        else if (row.state === 'asked') await db.figures.put({ ...row, state: 'answered' })
      })
    },
    forget: () => db.figures.clear(),
    async achievements() {
      const achievements = await openAchievements(context, await db.achievements.toArray())
      return [...achievements.values()].sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id))
    },
    role() {
      const { roles } = account.person
      if (roles.includes('admin')) return 'admin'
      return roles.includes('lead') ? 'lead' : null
    },
  }
}

function isGoodEnough({ state, askedAtMs, answeredAtMs, mark }: FigureRow, nowMs: number, now: NewsMark): boolean {
  if (state === 'asked') return Math.abs(nowMs - askedAtMs) < ASKED_MS
  if (state !== 'answered' || answeredAtMs === null || newsSince(mark, now) !== null) return false
  return Math.abs(nowMs - answeredAtMs) < ANSWERED_MS
}

function newsSince(before: NewsMark | null, now: NewsMark): Figure<unknown>['news'] {
  if (before === null) return null
  if (before.made !== now.made || before.unsent !== now.unsent) return 'mine'
  return before.pulls === now.pulls ? null : 'feed'
}

function stateOf(row: FigureRow | undefined, isAway: boolean): Figure<unknown>['state'] {
  if (row?.state === 'refused') return 'refused'
  if (isAway) return 'offline'
  if (row?.state === 'failed') return 'failed'
  return row?.state === 'answered' ? 'fresh' : 'asking'
}

async function openFigure<Answer>(context: StoreContext, { id, version, sealed }: FigureRow): Promise<Answer | null> {
  if (sealed === null) return null
  const place = sealedAs.figure(id, version)
  return openValue<Answer>(context, place.keyId, place.context, sealed)
}
