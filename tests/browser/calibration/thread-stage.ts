import {
  type CalibrationRound,
  newCommandId,
  newId,
  type PanelRound,
  type RoundComment,
  type RoundReading,
  type Rubric,
} from '../../../shared/domain'
import type { CommandResult } from '../../../shared/protocol'
import type { openReplica } from '../../../renderer/store/replica'

type Named = Pick<CalibrationRound, 'id' | 'name' | 'achievementId' | 'rubricId' | 'rubricVersion'>

export const commentOf = (round: { id: string }, criterionId: string, change: Partial<RoundComment> = {}): RoundComment => ({
  id: newCommandId(),
  roundId: round.id,
  criterionId,
  by: 'A-02',
  isMine: false,
  words: 'Both photographs count as one occasion.',
  about: null,
  writtenAt: '2026-11-20T10:00:00.000Z',
  ...change,
})

export const readingIn = (round: Named, criterionId: string, change: Partial<RoundReading> = {}): RoundReading => ({
  id: newCommandId(),
  roundId: round.id,
  roundName: round.name,
  achievementId: round.achievementId,
  rubricId: round.rubricId,
  rubricVersion: round.rubricVersion,
  criterionId,
  words: 'We read “consistently” as 3 of 3 occasions.',
  agreedAt: '2026-11-20T11:00:00.000Z',
  ended: null,
  ...change,
})

/** A round as one of its panel knows it who scored these exemplars. */
export const panelRoundOf = (rubric: Rubric, submissionIds: readonly string[], change: Partial<PanelRound> = {}): PanelRound => ({
  id: newId(),
  name: 'November panel',
  achievementId: rubric.achievementId,
  rubricId: rubric.id,
  rubricVersion: rubric.version,
  mode: 'practice',
  code: 'A-03',
  criteria: rubric.criteria.map(({ id, code, title }) => ({ id, code, title })),
  exemplars: submissionIds.map((submissionId, at) => ({ submissionId, pseudonym: `${String(at + 1).padStart(4, '0')}-XP` })),
  ...change,
})

/** Sends what waits, and stores the hub's answer to each. */
export async function answer(
  replica: Awaited<ReturnType<typeof openReplica>>,
  answerTo: (id: string) => CommandResult = (id) => ({ id, status: 'accepted', receipt: null }),
) {
  const batch = await replica.takeBatch(50)
  await replica.storeResults(batch.map(({ command }) => answerTo(command.id)))
  return batch.map(({ command }) => command)
}
