import { notifications } from '@mantine/notifications'
import { createRoot, type Root } from 'react-dom/client'
import { Route, Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { initTexts, NoticeCorner, ProviderZoneProvider, startShortcuts, ThemeProvider } from '../../../renderer/kit'
import { OperationsPage } from '../../../renderer/operations'
import { type FigureAnswers, type FigureQuestion, StoreProvider } from '../../../renderer/store'
import { type Achievement, newId } from '../../../shared/domain'
import type { DelayReason, FlowAnswer, LatePage, OperationsToday, TurnaroundAnswer } from '../../../shared/protocol'
import { stagedAnswers } from '../charts/staged-answers'
import { changesOf, makeAchievement, openSampleStore, pageOf, pull } from '../store/sample-store'
import { CALENDAR, makeLoads, TODAY } from './acting-stage'

type Answer = FigureAnswers[keyof FigureAnswers]
type Group = TurnaroundAnswer['before']

const AS_OF = '2026-11-23T10:42:00.000Z'
const told = { asOf: AS_OF, calendar: CALENDAR }
const NAMES = [
  'Data storytelling for public health',
  'Peer mentoring in clinical teams',
  'Facilitating difficult conversations',
  'Reproducible analysis in Python',
]
const REASONS: DelayReason[] = ['waiting-for-second', 'not-begun', 'in-adjudication', 'no-qualified-assessor']

export function makeAchievements(count: number): Achievement[] {
  return Array.from({ length: count }, (_, at) =>
    makeAchievement({ name: NAMES[at] ?? `Achievement ${String(at + 1).padStart(3, '0')}` }),
  )
}

/** What is open of these achievements: so much is late all together, three times that about to be, and ten times in time. */
export function makeToday(achievements: readonly Achievement[], late: number, people = 6): OperationsToday {
  const share = (of: number, at: number) => Math.floor((of * (achievements.length - at)) / Math.max(1, achievements.length))
  const received = (days: number) => new Date(Date.parse(AS_OF) - days * 86_400_000).toISOString()
  return {
    ...told,
    today: TODAY,
    soonWorkingDays: 2,
    achievements: achievements.map(({ id, policy }, at) => ({
      achievementId: id,
      promiseWorkingDays: policy.promiseWorkingDays,
      assessors: 4 + at,
      arrivedToday: share(late, at),
      leftToday: 1,
      arrivedInWeek: share(late * 2, at),
      leftInWeek: share(late, at),
    })),
    open: achievements.flatMap(({ id }, at): OperationsToday['open'] => [
      {
        achievementId: id,
        stage: 'waiting-first',
        inTime: share(late * 8, at),
        soon: share(late * 2, at),
        late: 0,
        oldestReceivedAt: received(13),
      },
      {
        achievementId: id,
        stage: 'waiting-second',
        inTime: share(late * 2, at),
        soon: share(late, at),
        late: share(late, at),
        oldestReceivedAt: received(20 - at),
      },
      {
        achievementId: id,
        stage: 'adjudication',
        inTime: 0,
        soon: 0,
        late: at === 1 ? share(late, at) : 0,
        oldestReceivedAt: received(25),
      },
      { achievementId: id, stage: 'with-candidate', inTime: 50, soon: 0, late: 0, oldestReceivedAt: received(200) },
    ]),
    delays: achievements.flatMap(({ id }, at): OperationsToday['delays'] => [
      { achievementId: id, reason: REASONS[at % 4] ?? 'not-begun', soon: share(late, at), late: share(late, at) },
      { achievementId: id, reason: 'not-given-out', soon: share(late * 2, at), late: at === 1 ? share(late, at) : 0 },
    ]),
    loads: makeLoads(
      people,
      achievements.map(({ id }) => id),
    ),
  }
}

/** So many single submissions that are late or about to be, of these achievements in turn. */
export function makeLate(achievements: readonly Achievement[], loads: OperationsToday['loads'], count: number): LatePage['rows'] {
  return Array.from({ length: count }, (_, at) => {
    const holder = at % 3 === 2 ? null : loads[at % loads.length]
    return {
      submissionId: newId(),
      revision: 1 + (at % 5 === 4 ? 1 : 0),
      achievementId: achievements[at % achievements.length]?.id ?? '',
      stage: (['waiting-first', 'waiting-second', 'adjudication'] as const)[at % 3] ?? 'first',
      reason: REASONS[at % 4] ?? 'not-begun',
      receivedAt: new Date(Date.UTC(2026, 9, 26, 8) + at * 60_000).toISOString(),
      promisedOn: at % 4 === 0 ? '2026-11-18' : '2026-11-24',
      isLate: at % 4 === 0,
      since: '2026-11-10T09:00:00.000Z',
      allocationId: holder ? newId() : null,
      assessorId: holder?.personId ?? null,
    }
  })
}

const group = (decided: number, days: number, share: number): Omit<Group, 'from' | 'to'> => ({
  decided,
  calendarDays: { p50: days * 1.4, p85: days * 2.6, p95: days * 3.9 },
  workingDays: { p50: days, p85: days * 1.8, p95: days * 2.6 },
  kept: Math.round(decided * share),
})
const UNTOLD = { decided: null, calendarDays: null, workingDays: null, kept: null }

/** How long it took, of so many that were decided of the first achievement; of the last one too few were to be told. */
export function makeTurnaround(achievements: readonly Achievement[], decided: number): TurnaroundAnswer {
  const isAny = decided > 0
  return {
    ...told,
    from: '2026-08-26',
    to: TODAY,
    precision: 'exact',
    groups: [
      { achievementId: null, ...(isAny ? group(decided * achievements.length, 5, 0.88) : { ...UNTOLD, decided: 0 }) },
      ...achievements.map(({ id }, at) => ({
        achievementId: id,
        ...(isAny && at < achievements.length - 1 ? group(decided, 4 + at * 7.25, 0.95 - at * 0.1) : UNTOLD),
      })),
    ],
    panels: [],
    before: { from: '2026-05-28', to: '2026-08-25', ...(isAny ? group(decided, 6, 0.8) : UNTOLD) },
    revisions: {
      first: isAny ? group(decided, 5, 0.86) : UNTOLD,
      later: isAny ? group(Math.ceil(decided / 3), 3, 0.93) : UNTOLD,
    },
    hidesStages: false,
    stages: isAny
      ? [
          {
            stage: 'waiting-first',
            passages: decided,
            share: 0.52,
            calendarDays: { p50: 3, p85: 6, p95: 8.3 },
            workingDays: { p50: 2, p85: 4, p95: 6 },
          },
          {
            stage: 'first',
            passages: decided,
            share: 0.18,
            calendarDays: { p50: 1, p85: 2, p95: 3 },
            workingDays: { p50: 0.6, p85: 1.4, p95: 2 },
          },
          {
            stage: 'waiting-second',
            passages: decided,
            share: 0.21,
            calendarDays: { p50: 1, p85: 3, p95: 9 },
            workingDays: { p50: 0.8, p85: 2, p95: 6 },
          },
          {
            stage: 'waiting-release',
            passages: decided,
            share: 0.09,
            calendarDays: { p50: 0.1, p85: 0.1, p95: 0.1 },
            workingDays: { p50: 0, p85: 0, p95: 0 },
          },
        ]
      : [],
    ageing: [],
    dots: stagedAnswers(decided).turnaround.dots,
  }
}

/** What came and went, of so many that were decided. */
export const makeFlow = (decided: number): FlowAnswer => stagedAnswers(decided).flow

/** The figures of a hub, as a test says them. */
export type Told = {
  today: OperationsToday
  turnaround: TurnaroundAnswer
  flow: FlowAnswer
  late: LatePage['rows']
}

/** The room on a real store of somebody, with figures that come as sync brings them. */
export async function openFigures(
  achievements: readonly Achievement[],
  first: Told | null,
  roles: ('assessor' | 'lead' | 'admin')[] = ['admin'],
) {
  const sample = await openSampleStore(0, { roles, clock: () => new Date() })
  const { store, replica, world } = sample
  await pull(replica, changesOf({ ...world, achievements: [...achievements], rubrics: [] }))
  await replica.report({ phase: 'idle', isOnline: true })
  let tells = first
  const asked: FigureQuestion[] = []
  let isOpen = true
  const answering = (async () => {
    while (isOpen) {
      const next = await replica.figures.next()
      if (next === null || tells === null) {
        await new Promise((resolve) => setTimeout(resolve, 10))
        continue
      }
      asked.push(next.question)
      const answer = answerOf(tells, next.question)
      await (answer === null ? next.refused() : next.answered(answer))
    }
  })()
  const stopShortcuts = startShortcuts()
  const element = document.body.appendChild(document.createElement('main'))
  element.style.cssText = 'height: 100vh'
  let root: Root | null = null
  const location = memoryLocation({ path: '/operations', record: true })
  return {
    ...sample,
    element,
    asked,
    path: () => location.history.at(-1) ?? '',
    /** From now on the hub says this; null: it says nothing. */
    tell(next: Told | null) {
      tells = next
    },
    /** The feed brings something. */
    async bringNews() {
      await replica.applyPage(pageOf([]), (await replica.position()).cursor)
    },
    async show(language: 'en' | 'de' = 'en') {
      await initTexts(language)
      root?.unmount()
      root = createRoot(element)
      root.render(
        <ThemeProvider>
          <StoreProvider store={store}>
            <ProviderZoneProvider timeZone="Europe/Berlin">
              <Router hook={location.hook}>
                <Route path="/operations/:tab?">
                  {({ tab }) => <OperationsPage tab={tab} onTab={(next) => location.navigate(`/operations/${next}`)} />}
                </Route>
              </Router>
            </ProviderZoneProvider>
          </StoreProvider>
          <NoticeCorner />
        </ThemeProvider>,
      )
    },
    async close() {
      notifications.clean()
      root?.unmount()
      isOpen = false
      await answering
      stopShortcuts()
      await store.close()
      replica.close()
      document.body.replaceChildren()
    },
  }
}

function answerOf({ today, turnaround, flow, late }: Told, question: FigureQuestion): Answer | null {
  switch (question.about) {
    case 'today':
      return today
    case 'turnaround':
      return turnaround
    case 'flow':
      return flow
    case 'late': {
      const { achievementId, reason, after, limit = 50 } = question
      const all = late.filter(
        (row) =>
          (achievementId === undefined || row.achievementId === achievementId) && (reason === undefined || row.reason === reason),
      )
      const from = after === undefined ? 0 : all.findIndex(({ submissionId }) => submissionId === after) + 1
      const rows = all.slice(from, from + limit)
      return { ...told, rows, next: from + limit < all.length ? (rows.at(-1)?.submissionId ?? null) : null }
    }
    case 'receivers': {
      const people = today.loads.map(({ personId }) => personId)
      const work = late.filter(({ submissionId }) => question.submissionIds.includes(submissionId))
      return {
        asOf: AS_OF,
        work: work.map(({ submissionId, allocationId, assessorId, promisedOn }) => ({
          submissionId,
          allocationId,
          assessorId,
          promisedOn,
          mayTake: people.filter((id) => id !== assessorId),
          byHand: [],
        })),
      }
    }
  }
}
