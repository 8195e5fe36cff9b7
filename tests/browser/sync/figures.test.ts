import { expect, it, vi } from 'vitest'
import type { Figure, FigureAnswers, FigureQuestion } from '../../../renderer/store'
import { useBenches } from './benches'
import { StagedHub } from './staged-hub'
import { idOf, type Workbench } from './workbench'

const benches = useBenches()
const WITHIN = { timeout: 30_000, interval: 50 }

/** The figure, once it is as it should be. */
async function figure<Question extends FigureQuestion>(
  { store }: Workbench,
  question: Question,
  fulfils: (figure: Figure<FigureAnswers[Question['about']]>) => boolean,
) {
  return vi.waitFor(async () => {
    const found = await store.figures.look(question)
    if (!fulfils(found)) throw new Error(`it is ${JSON.stringify(found)}, and sync ${JSON.stringify(await store.sync.status())}`)
    return found
  }, WITHIN)
}

/** The routes of figures that were asked, while everything goes through. */
function listening() {
  const asked: string[] = []
  const fetch: NonNullable<Parameters<typeof benches.open>[2]>['fetch'] = (real) => (input, init) => {
    if (input.includes('/operations/')) asked.push(input.slice(input.lastIndexOf('/') + 1))
    return real(input, init)
  }
  return { asked, fetch }
}

const TODAY = { about: 'today' } as const
const QUARTER = { about: 'turnaround', lastDays: 90 } as const

it('an admin is told what stands open, once they look at it and not before, and nothing twice', async () => {
  const hub = await StagedHub.open()
  const { asked, fetch } = listening()
  const max = await benches.open(hub, 'max', { fetch })
  max.startSync()
  await max.status(({ phase, isFirstPull }) => phase === 'idle' && !isFirstPull)
  expect(asked).toEqual([])
  expect(await max.store.figures.look(TODAY)).toMatchObject({ answer: null, state: 'asking', news: null })
  await Promise.all([max.store.figures.ask(TODAY), max.store.figures.ask(TODAY)])
  const { answer } = await figure(max, TODAY, ({ state }) => state === 'fresh')
  expect(answer?.achievements.length).toBeGreaterThan(0)
  expect(answer?.loads.map(({ personId }) => personId)).toContain(idOf('ada'))
  await max.store.figures.ask(TODAY)
  expect(asked).toEqual(['today'])
  await max.store.figures.ask(QUARTER)
  const { answer: quarter } = await figure(max, QUARTER, ({ state }) => state === 'fresh')
  // The hub's own dates: 90 of them, the last today where the provider is.
  expect(quarter).toMatchObject({ to: answer?.today, precision: 'exact' })
  expect((Date.parse(quarter?.to ?? '') - Date.parse(quarter?.from ?? '')) / 86_400_000).toBe(89)
})

it('what I asked for shows in the figures, and the last ones known stay with their time while the hub is away', async () => {
  const hub = await StagedHub.open()
  const max = await benches.open(hub, 'max')
  max.startSync()
  await max.store.figures.ask(TODAY)
  const first = await figure(max, TODAY, ({ state }) => state === 'fresh')
  const achievement = first.answer?.achievements[0]
  if (!achievement) throw new Error('an admin sees achievements')
  await vi.waitFor(
    async () => expect(await max.store.acting.setPromise(achievement.achievementId, 33, '')).toHaveLength(1),
    WITHIN,
  )
  // Waiting and being sent are both news; once it is accepted, so is that.
  await figure(max, TODAY, ({ news }) => news !== null)
  await vi.waitFor(async () => expect((await max.store.sync.status()).waitingToSend).toBe(0), WITHIN)
  await max.store.figures.ask(TODAY)
  const told = await figure(max, TODAY, ({ answer }) =>
    Boolean(answer?.achievements.some(({ promiseWorkingDays }) => promiseWorkingDays === 33)),
  )
  await hub.stop()
  await max.store.sync.retry()
  const away = await figure(max, TODAY, ({ state }) => state === 'offline')
  expect(away.answer?.asOf).toBe(told.answer?.asOf)
  await max.store.figures.ask(TODAY)
  await max.store.figures.ask(QUARTER)
  await max.store.figures.leave(QUARTER)
  expect(await max.store.figures.look(QUARTER)).toMatchObject({ answer: null, state: 'offline' })
  await hub.start()
  await max.store.sync.retry()
  await figure(
    max,
    TODAY,
    ({ answer, state }) => state === 'fresh' && answer !== null && answer.asOf >= (told.answer?.asOf ?? ''),
  )
})

it('an assessor is told their own load, and nothing of what others are told; another role takes away what was told before', async () => {
  const hub = await StagedHub.open()
  const ada = await benches.open(hub, 'ada')
  ada.startSync()
  await ada.store.figures.ask(TODAY)
  const { answer } = await figure(ada, TODAY, ({ state }) => state === 'fresh')
  expect(answer).toMatchObject({ achievements: [], open: [], loads: [{ personId: idOf('ada') }] })
  await ada.store.figures.ask(QUARTER)
  expect(await figure(ada, QUARTER, ({ state }) => state === 'refused')).toMatchObject({ answer: null })
  await ada.replica.figures.isOf({ ...ada.account.person, roles: ['lead'] })
  expect(await ada.store.figures.look(TODAY)).toMatchObject({ answer: null })
})

it('figures that can’t be added up keep nothing else from going on, and nothing of an answer that nobody waits for is kept', async () => {
  const hub = await StagedHub.open()
  let isBroken = true
  const max = await benches.open(hub, 'max', {
    fetch: (real) => (input, init) =>
      isBroken && input.endsWith('/operations/today') ? Promise.resolve(new Response('{}', { status: 500 })) : real(input, init),
  })
  max.startSync()
  await max.store.figures.ask(TODAY)
  await figure(max, TODAY, ({ state }) => state === 'failed')
  await max.status(({ phase, isOnline }) => phase === 'idle' && isOnline)
  isBroken = false
  await max.store.figures.ask(TODAY)
  await figure(max, TODAY, ({ state }) => state === 'fresh')
  await max.stopSync()
  const receivers = { about: 'receivers', submissionIds: [idOf('submission-move')] } as const
  await max.store.figures.ask(receivers)
  const next = await max.replica.figures.next()
  expect(next?.question).toEqual(receivers)
  await max.store.figures.leave(receivers)
  await next?.answered({ asOf: new Date().toISOString(), work: [] })
  expect(await max.store.figures.look(receivers)).toMatchObject({ answer: null })
  expect((await max.store.figures.look(TODAY)).answer).not.toBeNull()
  for (let day = 1; day <= 60; day++) await max.store.figures.ask({ about: 'flow', lastDays: day })
  expect(await max.store.figures.look(TODAY)).toMatchObject({ answer: null })
})

it('who signs out leaves no figures behind', async () => {
  const hub = await StagedHub.open()
  const max = await benches.open(hub, 'max')
  max.startSync()
  await max.store.figures.ask(TODAY)
  await figure(max, TODAY, ({ state }) => state === 'fresh')
  await max.store.figures.forget()
  expect(await max.store.figures.look(TODAY)).toMatchObject({ answer: null })
})
