import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { newId, scoreFor } from '../../../shared/domain'
import type { DraftPut } from '../../../shared/protocol'
import type { TravellingDraft } from '../../../shared/travel'
import { openDraft, readTravelCode, sealDraft, travelKeyOf } from '../../../shared/travel'
import { fromHex, toHex } from '../../../shared/vault'
import { chooseLanguage } from '../../../renderer/kit'
import { expectNoBarriers, useDeskStage } from './desk-stage'

const stage = useDeskStage()
const { show, record: now } = stage

/** My other device: it knows the code, reads what this one publishes, and publishes in turn. */
async function otherDevice() {
  const { store, replica, allocation, account } = stage.staged
  const secret = (await readTravelCode(crypto, (await store.travel.code()) ?? '')) ?? fromHex('00')
  const key = await travelKeyOf(crypto, secret)
  const place = { personId: account.person.id, allocationId: allocation.id }
  const published = await replica.travel.prepare(allocation.id)
  if (!published) throw new Error('nothing was published')
  const { outgoing, sealed } = published
  await replica.travel.stored(outgoing, sealed)
  const draft = await openDraft(crypto, key, { ...place, version: 1 }, sealed as Uint8Array<ArrayBuffer>)
  if (!draft) throw new Error('what was published does not open')
  const device = newId()
  return {
    draft,
    async publish(change: Partial<TravellingDraft>, version = 2) {
      const next: TravellingDraft = { ...draft, ...change, seen: { ...draft.seen, [device]: 1 } }
      const bytes = await sealDraft(crypto, key, { ...place, version }, next)
      const put: DraftPut = { keyName: key.name, version, sealed: btoa(String.fromCharCode(...bytes)) }
      const sha256 = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
      await replica.travel.takeIn({ ...put, allocationId: allocation.id, sha256 })
    },
  }
}

beforeEach(() => stage.staged.store.travel.begin())

const line = () => page.getByRole('status', { name: 'From your other device' })

/** The other device wrote about C1, changed the level of C2 and made another note; here C1 was written on too. */
async function bothWrote() {
  const { store, allocation, rubric } = stage.staged
  const [first, second] = rubric.criteria
  const other = await otherDevice()
  const { assessment, annotations } = other.draft
  const scores = assessment.scores.map((score) =>
    score.criterionId === first?.id
      ? { ...score, rationale: 'About C1, from the train.' }
      : score.criterionId === second?.id
        ? { ...score, levelId: second.levels[0]?.id ?? null }
        : score,
  )
  await store.desk.changeScore(allocation.id, first?.id ?? '', { rationale: 'About C1, from the desk.' })
  const note = { ...(annotations[0] as (typeof annotations)[number]), id: newId(), comment: 'Seen on the train.' }
  await show()
  await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible()
  await other.publish({ assessment: { ...assessment, scores }, annotations: [...annotations, note] })
  return { first: first?.id ?? '', second: second?.id ?? '' }
}

test('what comes while the desk is open is shown at once, in one line that counts it and says what clashes', async () => {
  const { second } = await bothWrote()
  await expect.element(line()).toHaveTextContent('From your other device: 2 criteria and 1 note.')
  await expect.element(line()).toHaveTextContent('1 field says something else than you wrote here.')
  const level = stage.staged.rubric.criteria[1]?.levels[0]?.title ?? ''
  expect(scoreFor((await now()).assessment, second).levelId).toBe(stage.staged.rubric.criteria[1]?.levels[0]?.id)
  await userEvent.keyboard('{Shift>}D{/Shift}')
  const dialog = page.getByRole('dialog', { name: 'From your other device' })
  await expect.element(dialog.getByText(level)).toBeVisible()
  await expect.element(dialog.getByText('Both wrote')).toBeVisible()
  await expect.element(dialog.getByText('Seen on the train.')).toBeVisible()
})

test('of a clash theirs stands, mine is chosen back by key, and undo takes that back', async () => {
  const { first } = await bothWrote()
  await line().getByRole('button', { name: 'Look' }).click()
  const dialog = page.getByRole('dialog', { name: 'From your other device' })
  const field = dialog.getByRole('group', { name: /Rationale/ })
  await expect.element(field.getByRole('radio', { name: /Other device/ })).toBeChecked()
  field
    .getByRole('radio', { name: /Other device/ })
    .element()
    .focus()
  await userEvent.keyboard('{ArrowLeft}')
  await expect.element(field.getByRole('radio', { name: /Here before/ })).toBeChecked()
  await expect.poll(async () => scoreFor((await now()).assessment, first).rationale).toBe('About C1, from the desk.')
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect.element(line()).not.toBeInTheDocument()
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect.poll(async () => scoreFor((await now()).assessment, first).rationale).toBe('About C1, from the train.')
})

test('a note that came can be refused, and taken after all', async () => {
  await bothWrote()
  await line().getByRole('button', { name: 'Look' }).click()
  const dialog = page.getByRole('dialog', { name: 'From your other device' })
  const field = dialog.getByRole('group', { name: /Note on/ })
  const notes = async () => (await now()).annotations.map(({ comment }) => comment).sort()
  await field.getByRole('radio', { name: /Here before/ }).click()
  await expect.poll(notes).toEqual(['The order is what counts.'])
  await field.getByRole('radio', { name: /Other device/ }).click()
  await expect.poll(notes).toEqual(['Seen on the train.', 'The order is what counts.'])
})

test('a draft that was written on another revision waits, and a quiet line says so', async () => {
  const other = await otherDevice()
  const basis = { ...other.draft.basis, submissionRevision: 2 }
  await other.publish({ basis, assessment: { ...other.draft.assessment, feedback: 'For the second one.' } })
  await show()
  const held = page.getByRole('status', { name: 'Draft on your other device' })
  await expect.element(held).toHaveTextContent('works on revision 2')
  expect((await now()).assessment.feedback).toBe('Well done.')
})

test.each(['light', 'dark'])('axe finds nothing on the dialog and the line in the %s scheme', async (scheme) => {
  await bothWrote()
  await line().getByRole('button', { name: 'Look' }).click()
  const dialog = page.getByRole('dialog', { name: 'From your other device' })
  await expect.element(dialog).toBeVisible()
  await expectNoBarriers(scheme, () => dialog)
  await userEvent.keyboard('{Escape}')
  await expect.element(line().getByRole('button', { name: 'Look' })).toHaveFocus()
  await expectNoBarriers(scheme, line)
})

test('at 200 % zoom and in German nothing sticks out of the dialog', async () => {
  await bothWrote()
  await line().getByRole('button', { name: 'Look' }).click()
  await page.viewport(720, 450)
  await chooseLanguage('de')
  const content = page.getByRole('dialog', { name: 'Von Ihrem anderen Gerät' })
  await expect.element(content).toBeVisible()
  const element = content.element()
  expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth)
  await chooseLanguage('en')
})

test('once it was read the line goes, and the focus goes to the evidence instead of nowhere', async () => {
  await bothWrote()
  await line().getByRole('button', { name: 'Read: say no more of it' }).click()
  await expect.element(line()).not.toBeInTheDocument()
  await expect.poll(() => document.activeElement === document.body).toBe(false)
})
