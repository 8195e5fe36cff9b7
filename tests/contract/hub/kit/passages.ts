import type { Db } from '../../../../hub/store'
import { type FlowEvent, followPassage, type Passage, type Situation } from '../../../../shared/flow'

type Part = { purpose: string; revision: number; state: string }
type Line = { at: Date; action: string; subject_kind: string; subject_id: string; detail: Record<string, string | number | null> }

/** The passages that the hub keeps, in the order of their submissions. */
export async function keptPassages(db: Db): Promise<Passage[]> {
  const passages = await db.selectFrom('passages').selectAll().orderBy('submission_id').orderBy('revision').execute()
  const intervals = await db.selectFrom('stage_intervals').selectAll().orderBy('from_at').orderBy('to_at').execute()
  return passages.map(({ submission_id, revision, achievement_id, received_at, ended_at, ended_as }) => ({
    submissionId: submission_id,
    revision,
    achievementId: achievement_id,
    panelId: null,
    receivedAt: received_at.getTime(),
    end: ended_at && ended_as && { at: ended_at.getTime(), as: ended_as },
    intervals: intervals
      .filter((row) => row.submission_id === submission_id && row.revision === revision)
      .map(({ stage, from_at, to_at }) => ({ stage, from: from_at.getTime(), to: to_at?.getTime() ?? null })),
  }))
}

/** The same as `shared/flow` follows them from the trail, told nothing by the tables that the hub keeps for it. */
export async function followedPassages(db: Db): Promise<Passage[]> {
  const copies = await db.selectFrom('copies').select('submission_id').execute()
  const copied = new Set(copies.map(({ submission_id }) => submission_id))
  const submissions = (await db.selectFrom('submissions').selectAll().orderBy('id').execute()).filter(({ id }) => !copied.has(id))
  const revisions = await db.selectFrom('submission_revisions').selectAll().orderBy('revision').execute()
  const allocations = await db.selectFrom('allocations').select(['id', 'submission_id']).execute()
  const decisions = await db.selectFrom('decisions').select(['id', 'submission_id']).execute()
  const owners = new Map([...allocations, ...decisions].map(({ id, submission_id }) => [id, submission_id]))
  const trail: Line[] = await db.selectFrom('audit').selectAll().orderBy('position').execute()
  return submissions.flatMap(({ id, achievement_id }) => {
    const lines = trail.filter(({ subject_id }) => subject_id === id || owners.get(subject_id) === id)
    const received = revisions.filter(({ submission_id }) => submission_id === id)
    const [first] = received
    if (!first) return []
    const eventsOf = readTrail(first.revision, lines)
    return received.map(({ revision, received_at }) =>
      followPassage(
        { submissionId: id, revision, achievementId: achievement_id, panelId: null, receivedAt: received_at.getTime() },
        eventsOf.get(revision) ?? [],
      ),
    )
  })
}

/** By revision, what the trail says happened to it: how things stood after all that happened at one instant. */
function readTrail(firstRevision: number, lines: readonly Line[]): Map<number, FlowEvent[]> {
  const events = new Map<number, FlowEvent[]>([[firstRevision, []]])
  const parts = new Map<string, Part>()
  let [revision, decided, ended] = [firstRevision, false, false]
  const tell = (event: FlowEvent) => events.get(revision)?.push(event)
  for (const instant of new Set(lines.map(({ at }) => at.getTime()))) {
    for (const { action, subject_kind, subject_id, detail } of lines.filter(({ at }) => at.getTime() === instant)) {
      if (subject_kind === 'allocation') note(parts, subject_id, detail)
      if (subject_kind === 'decision' && action === 'decision.make') decided = true
      if (subject_kind === 'decision' && action === 'decision.cancel') decided = false
      if (subject_kind === 'decision' && action === 'decision.release') {
        tell({ at: instant, kind: 'ended', as: 'decided', asked: detail.outcome === 'not-yet' })
        ended = true
      }
      if (subject_kind === 'submission' && action === 'submission.withdraw') {
        tell(ended ? { at: instant, kind: 'answered' } : { at: instant, kind: 'ended', as: 'withdrawn', asked: false })
        ended = true
      }
      if (subject_kind !== 'submission' || action !== 'submission.revise') continue
      tell(ended ? { at: instant, kind: 'answered' } : { at: instant, kind: 'ended', as: 'replaced', asked: false })
      ended = false
      decided = false
      revision = Number(detail.revision)
      events.set(revision, [])
    }
    if (!ended) tell({ at: instant, kind: 'changed', change: situationOf(parts, revision, decided) })
  }
  return events
}

function note(parts: Map<string, Part>, id: string, { purpose, submissionRevision, to }: Line['detail']): void {
  if (submissionRevision === undefined) return
  const before = parts.get(id) ?? { purpose: String(purpose), state: 'offered' }
  parts.set(id, { ...before, revision: Number(submissionRevision), state: to === undefined ? before.state : String(to) })
}

function situationOf(parts: ReadonlyMap<string, Part>, revision: number, decided: boolean): Situation {
  const here = [...parts.values()].filter((part) => part.revision === revision)
  const assessing = here.filter(({ purpose }) => purpose !== 'adjudication')
  return {
    assessed: assessing.filter(({ state }) => state === 'assessed').length,
    secondLook: here.some(({ purpose }) => purpose === 'second-look'),
    reviewing: assessing.some(({ state }) => state === 'in-review'),
    adjudicating: here.some(({ purpose, state }) => purpose === 'adjudication' && state === 'in-review'),
    decided,
  }
}
