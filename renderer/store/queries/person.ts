import type { AssessorDifference } from '../../../shared/domain'
import { openValue, sealedAs, type StoreContext } from '../context'
import type { Holder, PersonRecord, ScoredRound } from '../contract'
import { openRubrics } from './catalogue'
import { readEntry } from './roster'
import { openRound, openScore } from './rounds'

/** What tells how somebody judged one achievement over time; null where they aren't in my roster. */
export async function readPerson(context: StoreContext, holder: Holder): Promise<PersonRecord | null> {
  const { db } = context
  const { personId, achievementId } = holder
  // All rows before anything is opened: a live query doesn't see what is read after that.
  const [roundRows, scoreRows, rubricRows, differenceRows] = await Promise.all([
    db.rounds.toArray(),
    db.roundScores.filter((row) => row.personId === null || row.personId === personId).toArray(),
    db.rubrics.toArray(),
    db.assessorDifferences
      .where('achievementId')
      .equals(achievementId)
      .filter((row) => row.personId === personId)
      .toArray(),
  ])
  const entry = await readEntry(context, holder)
  if (!entry) return null
  const rounds = (await Promise.all(roundRows.map((row) => openRound(context, row)))).filter(
    (round) => round.achievementId === achievementId && (round.state === 'closed' || round.mode === 'seeding'),
  )
  const scored = await Promise.all(
    rounds.map(async (round): Promise<ScoredRound[]> => {
      const of = scoreRows.filter(({ roundId }) => roundId === round.id)
      if (!of.some((row) => row.personId === personId)) return []
      const versions = await openRubrics(
        context,
        rubricRows.filter(({ id, rubricVersion }) => id === round.rubricId && rubricVersion === round.rubricVersion),
      )
      const rubric = versions.get(`${round.rubricId}/${round.rubricVersion}`)
      return rubric ? [{ round, rubric, scores: await Promise.all(of.map((row) => openScore(context, row))) }] : []
    }),
  )
  const differences = await Promise.all(
    differenceRows.map((row) => {
      const place = sealedAs.assessorDifference(row.id, row.version)
      return openValue<AssessorDifference>(context, place.keyId, place.context, row.sealed)
    }),
  )
  return { entry, rounds: scored.flat(), differences }
}
