import {
  type Allocation,
  type CalibrationRound,
  type Colleague,
  newId,
  type PastDecision,
  type RoundScore,
  type Rubric,
  type Submission,
} from '../../../shared/domain'
import type { Change } from '../../../shared/protocol'
import { makeAchievement, makeEvidence, makeRubric, openSampleStore, pull } from '../store/sample-store'

/** Whole numbers from 0 up to a bound, the same ones each time. */
export function seeded(seed: number): (bound: number) => number {
  let state = seed >>> 0
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * bound)
  }
}

const TITLES = ['Audience and purpose', 'Honest representation', 'Visual craft', 'Evidence of effect', 'Reproducible work']
const PEOPLE = [
  'Ada Lindqvist',
  'Bao Tran',
  'Carmen Ruiz',
  'Dele Adeyemi',
  'Eva Novák',
  'Femi Bello',
  'Gita Rao',
  'Hugo Marchand',
]
const OUTCOMES = ['awarded', 'not-yet', 'referred'] as const

export type StagedRounds = Awaited<ReturnType<typeof openRounds>>

/** A lead's store with an achievement, colleagues and past decisions, as the feed tells of them; a round can be brought in. */
export async function openRounds({ colleagues = 8, decisions = 40 } = {}) {
  const sample = await openSampleStore(0, { roles: ['assessor', 'lead'] })
  const achievement = makeAchievement({ name: 'Open data report' })
  const base = makeRubric(achievement.id)
  const criteria = TITLES.map((title, at) => ({
    ...(base.criteria[0] as Rubric['criteria'][number]),
    id: newId(),
    code: `C${at + 1}`,
    title,
    levels: ['Beginning', 'Developing', 'Proficient', 'Exemplary'].map((name, points) => ({
      id: newId(),
      title: name,
      descriptor: `${title}: what **${name.toLowerCase()}** work shows, in a measurable effect.`,
      points,
    })),
  }))
  const rubric: Rubric = { ...base, id: achievement.rubricId, criteria }
  const people: Colleague[] = Array.from({ length: colleagues }, (_, at) => ({
    id: newId(),
    name: at < PEOPLE.length ? (PEOPLE[at] as string) : `Assessor ${at + 1}`,
    roles: ['assessor'],
    panels: [],
  }))
  const next = seeded(7)
  const past: PastDecision[] = Array.from({ length: decisions }, (_, at) => ({
    id: newId(),
    achievementId: achievement.id,
    pseudonym: `K${String(at).padStart(3, '0')}-XY`,
    rubricId: rubric.id,
    rubricVersion: 1,
    outcome: OUTCOMES[at % 10 === 0 ? 2 : at % 4 === 0 ? 1 : 0] as PastDecision['outcome'],
    levels: Object.fromEntries(criteria.map(({ id, levels }) => [id, levels[Math.min(3, 1 + next(3))]?.id ?? ''])),
    decidedOn: `2026-10-${String(1 + (at % 28)).padStart(2, '0')}`,
    lookAgain: null,
  }))
  await pull(sample.replica, [
    put('achievement', achievement),
    put('rubric', rubric),
    ...people.map((body) => put('colleague', body)),
    ...past.map((body) => put('past-decision', body)),
  ])
  return { ...sample, achievement, rubric, people, past }
}

type Body<Kind extends Change['kind']> = Extract<Change, { op: 'put'; kind: Kind }>['body']

/** A change that puts this, under its id. */
export function put<Kind extends Change['kind']>(kind: Kind, body: Body<Kind> & { id: string }): Change {
  return { op: 'put', kind, id: body.id, body } as unknown as Change
}

type RoundOptions = {
  exemplars?: number
  raters?: number
  state?: CalibrationRound['state']
  mode?: CalibrationRound['mode']
  /** Whether the references are set. */
  referenced?: boolean
}

/** A round as the feed tells of it: exemplars with the lead's allocations, references, and (but in preparation) the panel's scores. */
export async function bringRound(
  { account, achievement, rubric, people, replica }: StagedRounds,
  { exemplars = 8, raters = 3, state = 'open', mode = 'practice', referenced = true }: RoundOptions = {},
) {
  const next = seeded(exemplars * 1000 + raters)
  const submissions = Array.from(
    { length: exemplars },
    (_, at): Submission => ({
      id: newId(),
      achievementId: achievement.id,
      candidate: { pseudonym: `${String(at + 1).padStart(4, '0')}-XP`, name: null },
      revision: 1,
      state: 'open',
      receivedAt: '2026-11-01T00:00:00.000Z',
      narrative: 'A copy.',
      evidence: [makeEvidence({ title: 'Design report' })],
      earlierDecision: null,
    }),
  )
  const allocations = submissions.map(
    (submission): Allocation => ({
      id: newId(),
      submissionId: submission.id,
      submissionRevision: 1,
      assessorId: account.person.id,
      task: 'calibrate',
      state: 'accepted',
      revision: 1,
      dueOn: '2026-12-01',
      leaseUntil: '2026-12-30T00:00:00.000Z',
      rubricId: rubric.id,
      rubricVersion: rubric.version,
    }),
  )
  const round: CalibrationRound = {
    id: newId(),
    name: 'November panel',
    achievementId: achievement.id,
    rubricId: rubric.id,
    rubricVersion: rubric.version,
    mode,
    closesOn: '2026-12-01',
    passMark: mode === 'qualification' ? { exact: 0.6, adjacent: 0.9 } : null,
    state,
    exemplars: submissions.map(({ id, candidate }, at) => ({
      submissionId: id,
      allocationId: allocations[at]?.id ?? '',
      pseudonym: candidate.pseudonym,
    })),
    panel: people.slice(0, raters).map(({ id, name }, at) => ({
      personId: id,
      name,
      code: `A-${String(at + 1).padStart(2, '0')}`,
    })),
    createdAt: '2026-11-10T09:00:00.000Z',
    openedAt: state === 'preparing' ? null : '2026-11-12T09:00:00.000Z',
    closedAt: state === 'closed' ? '2026-11-20T09:00:00.000Z' : null,
  }
  const truth = submissions.map(() => rubric.criteria.map(() => next(4)))
  const scores: RoundScore[] = submissions.flatMap((submission, exemplar) => {
    const given = (personId: string | null, levels: readonly number[], words: string): RoundScore => ({
      id: personId === null ? (allocations[exemplar]?.id ?? '') : newId(),
      roundId: round.id,
      submissionId: submission.id,
      personId,
      rubricVersion: rubric.version,
      scores: rubric.criteria.map((criterion, at) => ({
        criterionId: criterion.id,
        levelId: criterion.levels[levels[at] ?? 0]?.id ?? null,
        rationale: `${words} on ${criterion.code}: there is no control, n = 11.`,
        noEvidenceFound: false,
        wholeItemIds: [],
      })),
      recommendation: 'awarded',
      overrideReason: '',
      feedback: '',
      annotations: rubric.criteria.map((criterion) => ({
        id: newId(),
        version: 1,
        allocationId: newId(),
        evidenceId: submission.evidence[0]?.id ?? '',
        evidenceSha256: '0'.repeat(64),
        shape: 'highlight',
        selectors: [{ type: 'TextQuoteSelector', exact: `After two weeks the median fell (${words})`, prefix: '', suffix: '' }],
        comment: '',
        criterionId: criterion.id,
        creatorId: newId(),
        createdAt: '2026-11-13T09:00:00.000Z',
        modifiedAt: '2026-11-13T09:00:00.000Z',
      })),
      receivedAt: '2026-11-13T10:00:00.000Z',
    })
    const reference = referenced ? [given(null, truth[exemplar] ?? [], 'Reference')] : []
    if (state === 'preparing') return reference
    return [
      ...reference,
      ...round.panel.map(({ personId, code }, rater) =>
        given(
          personId,
          (truth[exemplar] ?? []).map((level, criterion) => clamp(level + offBy(next, rater, criterion))),
          code,
        ),
      ),
    ]
  })
  await pull(replica, [
    ...submissions.map((body) => put('submission', body)),
    ...allocations.map((body) => put('allocation', body)),
    put('round', round),
    ...scores.map((body) => put('round-score', body)),
  ])
  return { round, scores, submissions, allocations, truth }
}

const clamp = (level: number) => Math.min(3, Math.max(0, level))

/** Everybody errs now and then; every third is harsh where effects are judged, every fourth mild. */
function offBy(next: (bound: number) => number, rater: number, criterion: number): number {
  const chance = next(100)
  if (criterion === 3 && rater % 3 === 1) return chance < 75 ? -1 : -2
  if (rater % 4 === 3 && chance < 40) return 1
  if (chance < 10) return -1
  return chance > 92 ? 1 : 0
}
