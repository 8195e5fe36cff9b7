import type { PanelRound, RoundComment, RoundReading } from '../../../shared/domain'
import { openValue, sealedAs, type StoreContext } from '../context'
import type { PanelRoundEntry, ReadingAsked, RoundThreads, ThreadComment, ThreadStore } from '../contract'
import type { OutboxRow, PanelRoundRow, RoundCommentRow, RoundReadingRow } from '../rows'
import { isRefused, isUnsent } from '../status'
import { agree, comment, settleWords } from '../writes/threads'
import { isOfType, openCommand } from './round-asked'

/** What a panel says of how criteria are read, as its lead and its members read and write it. */
export function threadStore(context: StoreContext): ThreadStore {
  return {
    of: (roundId) => readThreads(context, roundId),
    panelRounds: () => readPanelRounds(context),
    panelRound: (roundId) => readPanelRound(context, roundId),
    panelRoundOf: (submissionId) => readPanelRoundOf(context, submissionId),
    readings: (achievementId) => readReadings(context, achievementId),
    comment: (roundId, said) => comment(context, roundId, said),
    agree: (roundId, criterionId, words) => agree(context, roundId, criterionId, words),
    settle: (commandId) => settleWords(context, commandId),
  }
}

async function readThreads(context: StoreContext, roundId: string): Promise<RoundThreads> {
  const { db } = context
  // All rows before anything is opened: a live query doesn't see what is read after that.
  const [commentRows, readingRows, entries, panelRow] = await Promise.all([
    db.roundComments.where('roundId').equals(roundId).toArray(),
    db.roundReadings.where('roundId').equals(roundId).toArray(),
    db.outbox.where('allocationId').equals(roundId).toArray(),
    db.panelRounds.get(roundId),
  ])
  const here = new Set([...commentRows, ...readingRows].map(({ id }) => id))
  const mine = entries.filter(({ commandId, settled }) => !settled && !here.has(commandId))
  const [comments, readings, panelRound, coming, asked] = await Promise.all([
    Promise.all(commentRows.map((row) => openComment(context, row))),
    Promise.all(readingRows.map((row) => openReading(context, row))),
    panelRow && openPanelRound(context, panelRow),
    Promise.all(mine.filter(isOfType('round.comment')).map((entry) => openComing(context, entry))),
    Promise.all(mine.filter(isOfType('round.agree')).map((entry) => openAsked(context, entry))),
  ])
  const there = comments.map((body): ThreadComment => ({ ...body, state: 'there', code: null }))
  return {
    comments: [
      ...there.sort((a, b) => a.writtenAt.localeCompare(b.writtenAt) || a.id.localeCompare(b.id)),
      ...coming.map((one) => ({ ...one, by: panelRound?.code ?? null })),
    ],
    readings: readings.sort((a, b) => a.agreedAt.localeCompare(b.agreedAt) || a.id.localeCompare(b.id)),
    asked: asked.flatMap((one) => one ?? []),
  }
}

/** What I wrote and the feed hasn't brought. */
async function openComing(
  context: StoreContext,
  entry: OutboxRow & { type: 'round.comment' },
): Promise<Omit<ThreadComment, 'by'>> {
  const { id, allocationId, criterionId, words, about, actedAt } = await openCommand(context, entry)
  const state = isRefused(entry) ? 'refused' : isUnsent(entry) ? 'waiting' : 'there'
  return { id, roundId: allocationId, criterionId, words, about, isMine: true, writtenAt: actedAt, state, code: entry.code }
}

/** Null once the hub has taken it: then the readings tell. */
async function openAsked(context: StoreContext, entry: OutboxRow & { type: 'round.agree' }): Promise<ReadingAsked | null> {
  const state = isRefused(entry) ? 'refused' : isUnsent(entry) ? 'waiting' : null
  if (state === null) return null
  const { id, criterionId, words } = await openCommand(context, entry)
  return { commandId: id, criterionId, words, state, code: entry.code }
}

async function readPanelRounds(context: StoreContext): Promise<PanelRoundEntry[]> {
  const { db } = context
  const [rows, comments, readings] = await Promise.all([
    db.panelRounds.toArray(),
    db.roundComments.toArray(),
    db.roundReadings.toArray(),
  ])
  const rounds = await Promise.all(rows.map((row) => openPanelRound(context, row)))
  const countIn = (of: readonly { roundId: string }[], id: string) => of.filter(({ roundId }) => roundId === id).length
  return rounds
    .map((round) => ({
      ...round,
      comments: countIn(comments, round.id),
      readings: countIn(
        readings.filter(({ holds }) => holds === 1),
        round.id,
      ),
    }))
    .sort((a, b) => a.name.localeCompare(b.name))
}

async function readPanelRound(context: StoreContext, roundId: string): Promise<PanelRound | null> {
  const row = await context.db.panelRounds.get(roundId)
  return row ? openPanelRound(context, row) : null
}

async function readPanelRoundOf(context: StoreContext, submissionId: string): Promise<PanelRound | null> {
  const rows = await context.db.panelRounds.toArray()
  const rounds = await Promise.all(rows.map((row) => openPanelRound(context, row)))
  return rounds.find(({ exemplars }) => exemplars.some((one) => one.submissionId === submissionId)) ?? null
}

async function readReadings(context: StoreContext, achievementId: string): Promise<RoundReading[]> {
  const rows = await context.db.roundReadings.where('achievementId').equals(achievementId).toArray()
  const readings = await Promise.all(rows.filter(({ holds }) => holds === 1).map((row) => openReading(context, row)))
  return readings.sort((a, b) => b.agreedAt.localeCompare(a.agreedAt) || b.id.localeCompare(a.id))
}

function openComment(context: StoreContext, { id, keyId, version, sealed }: RoundCommentRow): Promise<RoundComment> {
  const place = sealedAs.roundComment(keyId, id, version)
  return openValue<RoundComment>(context, place.keyId, place.context, sealed)
}

function openReading(context: StoreContext, { id, version, sealed }: RoundReadingRow): Promise<RoundReading> {
  const place = sealedAs.roundReading(id, version)
  return openValue<RoundReading>(context, place.keyId, place.context, sealed)
}

export function openPanelRound(context: StoreContext, { id, version, sealed }: PanelRoundRow): Promise<PanelRound> {
  const place = sealedAs.panelRound(id, version)
  return openValue<PanelRound>(context, place.keyId, place.context, sealed)
}
