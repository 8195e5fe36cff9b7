import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import {
  AskReturnDialog,
  AwayDialog,
  InviteDialog,
  MessageDialog,
  PauseIntakeDialog,
  PromiseDialog,
  ReallocateDialog,
  RefusedActs,
  useResumeIntake,
} from '../../../renderer/operations/act'
import { pull } from '../store/sample-store'
import { atRest, barriersIn, inDark } from '../review/barriers'
import { CALENDAR, makeLoads, makePieces, openActing, receiversOf, TODAY } from './acting-stage'

/** As soon as it is so, on a busy machine too. */
const soon = <Answer,>(check: () => Answer | Promise<Answer>) => vi.waitFor(check, { timeout: 30_000 })

let staged: Awaited<ReturnType<typeof openActing>>
const onDone = vi.fn()
const onClose = vi.fn()

beforeEach(async () => {
  await page.viewport(1100, 900)
  vi.clearAllMocks()
  staged = await openActing()
})
afterEach(() => staged.close())

const dialog = () => page.getByRole('dialog')
const achievement = () => staged.world.achievements[0]!

/** Twenty pieces that the first person has, who is late with them. */
function twenty() {
  const loads = makeLoads(60, [achievement().id])
  const pieces = makePieces(20, achievement().id, loads[0]?.personId ?? '')
  const everybody = loads.map(({ personId }) => personId)
  const known = { loads, calendar: CALENDAR, today: TODAY, asOf: '2026-11-23T09:00:00.000Z' }
  return { loads, pieces, known, receivers: receiversOf(pieces, everybody), nameOf: () => achievement().name }
}

const barriers = async () => {
  await atRest(document.body)
  const light = await barriersIn(document.body)
  const leave = inDark()
  await atRest(document.body)
  const dark = await barriersIn(document.body)
  await shoot('dark')
  leave()
  return [...light, ...dark]
}

/** To be looked at, where somebody wants to. */
async function shoot(name: string): Promise<void> {
  const folder = import.meta.env.VITE_SHOTS
  if (folder) await page.screenshot({ path: `${folder}/${expect.getState().currentTestName?.replace(/\W+/g, '-')}-${name}.png` })
}

describe('reallocating', () => {
  test('says what comes of it before it is asked for, and is taken back with one press', async () => {
    const { pieces, known, receivers, nameOf, loads } = twenty()
    await staged.show(<ReallocateDialog {...known} {...{ pieces, receivers, onDone, onClose }} achievementName={nameOf} />)
    await expect.element(dialog().getByText('Choose to whom the work is to go.')).toBeVisible()
    await dialog()
      .getByRole('radio', { name: /Spread over those who may/ })
      .click()
    const effect = dialog().getByRole('region', { name: 'What comes of it' })
    await expect.element(effect.getByText('Past their promise when handed in:')).toBeVisible()
    await expect.element(effect.getByRole('row', { name: /Ada Lindqvist 24 → 4/ })).toBeVisible()
    // At her pace three of them would have been handed in by their promise; spread, all are.
    await expect.element(effect.getByText(/^17\s*→\s*0$/)).toBeVisible()
    expect(await barriers()).toEqual([])
    await shoot('light')
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await soon(() => expect(onDone).toHaveBeenCalledOnce())
    await page.getByRole('button', { name: 'Undo' }).click()
    await soon(async () => expect(await staged.store.acting.asked()).toEqual([]))
    expect(await staged.answer()).toEqual([])
    expect(loads.some(({ name }) => name === 'Person 059')).toBe(true)
  })

  test('to one person names who has how much, who is away, and what can’t go there with why', async () => {
    const { loads, known, nameOf } = twenty()
    const [ada, bao, carmen] = loads
    const pieces = [...makePieces(3, achievement().id, ada!.personId), ...makePieces(1, achievement().id, bao!.personId)]
    const receivers = receiversOf(pieces, [ada!.personId, bao!.personId], [carmen!.personId])
    const gone = receivers.work.shift()
    await staged.show(<ReallocateDialog {...known} {...{ pieces, receivers, onDone, onClose }} achievementName={nameOf} />)
    await dialog().getByLabelText('Search people').fill('ba')
    await expect.element(dialog().getByRole('radio', { name: /Carmen/ })).not.toBeInTheDocument()
    await dialog()
      .getByRole('radio', { name: /Bao Tran/ })
      .click()
    await expect.element(dialog().getByRole('heading', { name: '2 stay where they are' })).toBeVisible()
    await expect.element(dialog().getByText(/with Bao Tran: they have it already/)).toBeVisible()
    await expect.element(dialog().getByText(/with Ada Lindqvist: it can’t be moved/)).toBeVisible()
    await dialog().getByLabelText('Search people').fill('carm')
    // Who is chosen stays in sight.
    await expect.element(dialog().getByRole('radio', { name: /Bao Tran/ })).toBeChecked()
    await expect.element(dialog().getByText(/Away Mon, Nov 23 to Fri, Dec 4/)).toBeVisible()
    await expect.element(dialog().getByText('3 by hand only')).toBeVisible()
    await dialog().getByLabelText('Reason').fill('Ada is ill.')
    await dialog().getByRole('button', { name: 'Reallocate 2' }).click()
    await soon(() => expect(onDone).toHaveBeenCalledOnce())
    const sent = await staged.answer()
    expect(sent).toHaveLength(2)
    expect(sent).toMatchObject([{ type: 'work.move', toPersonId: bao!.personId, reason: 'Ada is ill.' }, {}])
    expect(sent.map((one) => 'submissionId' in one && one.submissionId)).not.toContain(gone?.submissionId)
  })

  test('offline goes by what was known last, and says since when; what the hub refuses later is told with why', async () => {
    await page.viewport(320, 700)
    const { pieces, known, nameOf } = twenty()
    await staged.show(
      <ReallocateDialog {...known} {...{ pieces, onDone, onClose }} receivers={null} achievementName={nameOf} />,
      'de',
    )
    await expect.element(dialog().getByText(/Das ist der letzte bekannte Stand/)).toBeVisible()
    await dialog()
      .getByRole('radio', { name: /Den Hub wählen lassen/ })
      .click()
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
    await shoot('narrow')
    await dialog().getByRole('button', { name: '20 neu zuteilen' }).click()
    await soon(() => expect(onDone).toHaveBeenCalledOnce())
    await staged.answer((id) => ({ id, status: 'rejected', code: 'no-receiver', message: 'Nobody.' }))
    await staged.show(<RefusedActs />, 'de')
    const refused = page.getByRole('region', { name: 'Der Hub hat 20 Ihrer Aufträge abgelehnt' })
    await expect.element(refused.getByText('20 ×')).toBeVisible()
    await expect.element(refused.getByText('es gibt niemanden, an den es gehen kann')).toBeVisible()
    expect(await barriers()).toEqual([])
    await refused.getByRole('button', { name: 'Ich habe es gelesen' }).click()
    await expect.element(refused).not.toBeInTheDocument()
  })
})

describe('writing', () => {
  test('begins with a template, puts each reader’s name where it belongs, and keeps a template of one’s own', async () => {
    const [ada, bao] = makeLoads(2, [])
    const about = {
      achievement: achievement(),
      of: (personId: string) => ({ count: personId === ada!.personId ? 12 : 3, date: null }),
    }
    await staged.show(<MessageDialog to={[ada!, bao!]} {...{ about, onDone, onClose }} />)
    await dialog().getByRole('combobox', { name: 'Begin with a template' }).click()
    await page.getByRole('option', { name: 'Work that is due' }).click()
    // There is no date: nobody is sent what would stand in its place.
    await expect.element(dialog().getByText('{date} would be read as it stands here', { exact: false })).toBeVisible()
    await expect.element(dialog().getByRole('button', { name: 'Send' })).toHaveAttribute('aria-disabled', 'true')
    await dialog().getByRole('combobox', { name: 'Begin with a template' }).click()
    await page.getByRole('option', { name: 'Can you take more?' }).click()
    const words = dialog().getByRole('textbox', { name: 'Message' })
    await expect.element(words).toHaveValue(expect.stringContaining('{count} submissions for Data storytelling'))
    await expect.element(dialog().getByText(/It goes as 2 messages/)).toBeVisible()
    expect(await barriers()).toEqual([])
    await shoot('light')
    await dialog().getByText('Keep these words as a template').click()
    await dialog().getByRole('textbox', { name: 'Name of the template' }).fill('More')
    await dialog().getByRole('button', { name: 'Keep', exact: true }).click()
    await soon(async () => {
      expect(await staged.store.preferences.get('message-templates', [])).toMatchObject([{ name: 'More' }])
    })
    await userEvent.click(words)
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await soon(() => expect(onDone).toHaveBeenCalledOnce())
    const sent = await staged.answer()
    expect(sent).toMatchObject([
      {
        purpose: 'message',
        toPersonIds: [ada!.personId],
        words: expect.stringMatching(/^Dear Ada Lindqvist,[^]*12 submissions/),
      },
      { purpose: 'message', toPersonIds: [bao!.personId], words: expect.stringMatching(/^Dear Bao Tran,[^]*3 submissions/) },
    ])
  })

  test('asks back each piece from whoever has it, and invites those who are chosen', async () => {
    const { loads, pieces } = twenty()
    const free = makePieces(1, achievement().id, null)
    await staged.show(<AskReturnDialog pieces={[...pieces.slice(0, 2), ...free]} {...{ loads, onDone, onClose }} />)
    await expect.element(dialog().getByText('To Ada Lindqvist')).toBeVisible()
    await expect.element(dialog().getByText('1 is with nobody, and isn’t asked for.')).toBeVisible()
    await shoot('light')
    await dialog().getByRole('button', { name: 'Ask', exact: true }).click()
    await soon(() => expect(onDone).toHaveBeenCalledOnce())
    expect(await staged.answer()).toMatchObject(
      pieces.slice(0, 2).map(({ allocationId }) => ({ purpose: 'return', aboutAllocationId: allocationId })),
    )
    await staged.show(<InviteDialog achievement={achievement()} people={loads} {...{ onDone, onClose }} />)
    await dialog().getByRole('checkbox', { name: 'Bao Tran' }).click()
    expect(await barriers()).toEqual([])
    await dialog().getByRole('button', { name: 'Invite 1' }).click()
    await soon(() => expect(onDone).toHaveBeenCalledTimes(2))
    expect(await staged.answer()).toMatchObject([{ purpose: 'invitation', achievementId: achievement().id }])
  })
})

describe('setting', () => {
  test('a promise says what would be late, and asks for nothing that is so already', async () => {
    const { id } = achievement()
    const open = [
      {
        achievementId: id,
        stage: 'waiting-first' as const,
        inTime: 30,
        soon: 7,
        late: 4,
        oldestReceivedAt: '2026-11-02T09:00:00.000Z',
      },
    ]
    const figures = { open, calendar: CALENDAR, today: TODAY, soonWorkingDays: 2 }
    await staged.show(
      <PromiseDialog achievement={{ ...achievement(), promiseWorkingDays: 10 }} {...{ figures, onDone, onClose }} />,
    )
    await expect.element(dialog().getByText('Late today, as promised now: 4')).toBeVisible()
    await dialog().getByLabelText('Working days until a decision').fill('7')
    await expect.element(dialog().getByText('Late today by the new promise: 11 to 41')).toBeVisible()
    await expect.element(dialog().getByText('The oldest that is open was received 15 working days ago.')).toBeVisible()
    expect(await barriers()).toEqual([])
    await shoot('light')
    await dialog().getByLabelText('Working days until a decision').fill('15')
    await expect.element(dialog().getByText('Late today by the new promise: 0')).toBeVisible()
    await dialog().getByRole('button', { name: 'Change the promise' }).click()
    await soon(() => expect(onDone).toHaveBeenCalledOnce())
    expect(await staged.answer()).toMatchObject([{ type: 'promise.set', achievementId: id, promiseWorkingDays: 15 }])
  })

  test('an intake is paused until a day and resumed, and somebody’s absence is kept and ended', async () => {
    const { id } = achievement()
    await staged.show(<PauseIntakeDialog achievement={achievement()} today={TODAY} {...{ onDone, onClose }} />)
    await dialog().getByLabelText('Until').fill('2026-11-20')
    await expect.element(dialog().getByText('That day is over.')).toBeVisible()
    await dialog().getByLabelText('Until').fill('2026-12-24')
    await dialog().getByRole('button', { name: 'Pause the intake' }).click()
    await soon(() => expect(onDone).toHaveBeenCalledOnce())
    expect(await staged.answer()).toMatchObject([{ type: 'intake.pause', until: '2026-12-24' }])
    const pausedIntake = { since: '2026-11-23T09:00:00.000Z', until: '2026-12-24' }
    await pull(staged.replica, [{ op: 'put', kind: 'achievement', id, body: { ...achievement(), pausedIntake } }])
    await staged.show(<Resume />)
    await page.getByRole('button', { name: 'Resume' }).click()
    await soon(async () => expect(await staged.answer()).toMatchObject([{ type: 'intake.resume', achievementId: id }]))
    const [ada] = makeLoads(1, [])
    const absence = { id: '0b8f4a52-7f0e-4d0f-9b57-0c9a8b1f2e12', from: '2026-11-30', until: null }
    await pull(staged.replica, [{ op: 'put', kind: 'absence', id: absence.id, body: { ...absence, personId: ada!.personId } }])
    await staged.show(<AwayDialog whom={ada!} open={24} absence={absence} today={TODAY} {...{ onDone, onClose }} />)
    await expect.element(dialog().getByText(/The 24 parts that they have stay theirs/)).toBeVisible()
    await dialog().getByLabelText('Last day').fill('2026-12-04')
    expect(await barriers()).toEqual([])
    await dialog().getByRole('button', { name: 'Keep the dates' }).click()
    await soon(() => expect(onDone).toHaveBeenCalledTimes(2))
    const set = {
      type: 'absence.set',
      allocationId: absence.id,
      personId: ada!.personId,
      from: '2026-11-30',
      until: '2026-12-04',
    }
    expect(await staged.answer()).toMatchObject([set])
    await dialog().getByRole('button', { name: 'They are back' }).click()
    await soon(async () => expect(await staged.answer()).toMatchObject([{ type: 'absence.end', allocationId: absence.id }]))
  })
})

function Resume() {
  const resume = useResumeIntake()
  return (
    <button type="button" onClick={() => void resume(achievement())}>
      Resume
    </button>
  )
}
