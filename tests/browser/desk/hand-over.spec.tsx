import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { HandedDraft } from '../../../shared/domain'
import type { CommandResult } from '../../../shared/protocol'
import { newCommandId, newId, UNNAMED_ID } from '../../../shared/domain'
import { chooseLanguage } from '../../../renderer/kit'
import { pull } from '../store/sample-store'
import { type Staged, takeAway } from './conflict-stage'
import { expectNoBarriers, useDeskStage } from './desk-stage'

const stage = useDeskStage()
const { show, record } = stage
const MOVED = 'This work was moved to another assessor'

/** A draft with the highest level of each criterion, a note on the first one, and feedback. */
async function handTo({ replica, allocation, rubric, submission }: Staged, from: string | null): Promise<HandedDraft> {
  const at = '2026-11-21T09:00:00.000Z'
  const handed: HandedDraft = {
    id: newCommandId(),
    allocationId: allocation.id,
    from,
    handedAt: at,
    draft: {
      allocationId: UNNAMED_ID,
      submissionId: submission.id,
      submissionRevision: 1,
      rubricId: rubric.id,
      rubricVersion: 1,
      scores: rubric.criteria.map(({ id, code, levels }) => ({
        criterionId: id,
        levelId: levels.at(-1)?.id ?? null,
        rationale: `They wrote about ${code}.`,
        noEvidenceFound: false,
        wholeItemIds: [],
      })),
      recommendation: null,
      overrideReason: '',
      feedback: 'Their feedback.',
      activeSeconds: 0,
      updatedAt: at,
    },
    annotations: [
      {
        id: newId(),
        version: 3,
        allocationId: UNNAMED_ID,
        evidenceId: submission.evidence[0]?.id ?? '',
        evidenceSha256: submission.evidence[0]?.sha256 ?? '',
        shape: 'whole-item',
        selectors: [],
        comment: 'Their note.',
        criterionId: rubric.criteria[0]?.id ?? null,
        creatorId: UNNAMED_ID,
        createdAt: at,
        modifiedAt: at,
      },
    ],
  }
  await pull(replica, [{ op: 'put', kind: 'handed-draft', id: handed.id, body: handed }])
  return handed
}

describe('a draft that was handed to me', () => {
  const line = () => page.getByRole('status', { name: 'A draft that was handed to you' })
  const dialog = () => page.getByRole('dialog', { name: 'A draft was handed to you by Ada Amsel' })
  const open = async () => {
    await handTo(stage.staged, 'Ada Amsel')
    await show()
    await line().getByRole('button', { name: 'Look at it…' }).click()
    await expect.element(dialog()).toBeVisible()
  }

  test('is shown beside mine and changes nothing by itself', async () => {
    await open()
    const first = dialog().getByRole('article', { name: 'C1 Audience and purpose' })
    await expect.element(first.getByText('They wrote about C1.')).toBeVisible()
    await expect.element(first.getByText('About C1.', { exact: true })).toBeVisible()
    await expect.element(first.getByText('Their note.')).toBeVisible()
    const { assessment, annotations } = await record()
    expect(assessment.scores.map(({ rationale }) => rationale)).toEqual(['About C1.', 'About C2.', 'About C3.'])
    expect(annotations).toHaveLength(1)
  })

  test('is taken over criterion by criterion, its notes become mine, and one step undoes it', async () => {
    await open()
    const [first] = stage.staged.rubric.criteria
    await dialog().getByRole('button', { name: 'Take over C1' }).click()
    const taken = dialog().getByRole('button', { name: 'C1 is taken over' })
    // It can't be pressed any more, and still holds the focus: the next key doesn't begin at the top of the page.
    await expect.element(taken).toHaveAttribute('aria-disabled', 'true')
    await expect.element(taken).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(async () => (await record()).annotations.length).toBe(2)
    const mine = await record()
    expect(mine.assessment.scores.find(({ criterionId }) => criterionId === first?.id)).toMatchObject({
      levelId: first?.levels.at(-1)?.id,
      rationale: 'They wrote about C1.',
    })
    expect(mine.assessment.scores[1]?.rationale).toBe('About C2.')
    await expect.element(line()).toHaveTextContent('You took some of it over.')
    expect(mine.annotations.find(({ comment }) => comment === 'Their note.')).toMatchObject({
      version: 1,
      allocationId: stage.staged.allocation.id,
      creatorId: stage.staged.allocation.assessorId,
    })
    await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click()
    await expect.poll(async () => (await record()).annotations.length).toBe(1)
    expect((await record()).assessment.scores[0]?.rationale).toBe('About C1.')
  })

  test('is taken over as a whole with its feedback, once', async () => {
    await open()
    await dialog().getByRole('button', { name: 'Take over everything' }).click()
    await expect.element(dialog().getByRole('button', { name: 'Everything is taken over' })).toHaveFocus()
    await expect.poll(async () => (await record()).assessment.feedback).toBe('Their feedback.')
    expect((await record()).annotations).toHaveLength(2)
    await expect.element(line()).toHaveTextContent('You took all of it over.')
    // What I recommend stays mine.
    expect((await record()).assessment.recommendation).toBe('awarded')
  })

  test('is dismissed and comes back by undo; by keys alone the focus comes back to the line', async () => {
    await handTo(stage.staged, null)
    await show()
    const look = line().getByRole('button', { name: 'Look at it…' })
    await expect.element(line().getByText('by the assessor who had this before')).toBeVisible()
    ;(look.element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('dialog')).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.element(look).toHaveFocus()
    await line().getByRole('button', { name: 'Dismiss' }).click()
    await expect.element(line()).not.toBeInTheDocument()
    await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click()
    await expect.element(line()).toBeVisible()
  })

  test.each(['light', 'dark'])('has nothing in the %s scheme that axe finds', async (scheme) => {
    await open()
    await expectNoBarriers(scheme, dialog)
    await userEvent.keyboard('{Escape}')
    await expect.element(dialog()).not.toBeInTheDocument()
    await expectNoBarriers(scheme, line)
  })

  test('at 200 % zoom and in German nothing sticks out', async () => {
    await open()
    await page.viewport(720, 450)
    await chooseLanguage('de')
    const german = page.getByRole('dialog')
    await expect.element(german.getByRole('button', { name: 'Alles übernehmen' })).toBeVisible()
    const content = german.element()
    expect(content.scrollWidth).toBeLessThanOrEqual(content.clientWidth)
    await chooseLanguage('en')
  })
})

describe('handing my draft over', () => {
  const ask = async () => {
    await takeAway(stage.staged, 'moved')
    await show()
    await page.getByRole('dialog', { name: MOVED }).getByRole('button', { name: 'Hand my draft over…' }).click()
    return page.getByRole('dialog', { name: 'Hand your draft to the assessor who has this work now?' })
  }

  test('says to whom it goes, whether my name does, and that it is for good; then it waits, and needn’t go', async () => {
    const asked = await ask()
    for (const words of [/1 note go to them/, /how long you took, are not sent/, /it can't be taken back/]) {
      await expect.element(asked.getByText(words)).toBeVisible()
    }
    const { policy } = (await record()).achievement
    const isNamed = !policy.blind && policy.assessors === 1
    await expect
      .element(asked.getByText(isNamed ? 'They are told that it is from you.' : /They are not told who wrote it/))
      .toBeVisible()
    await asked.getByRole('button', { name: 'Hand it over' }).click()
    const waits = page.getByRole('status', { name: 'Your draft is being handed over' })
    await expect.element(waits).toBeVisible()
    expect(page.getByRole('dialog').elements()).toHaveLength(0)
    expect((await record()).handOver).toEqual({ state: 'waiting' })
    await waits.getByRole('button', { name: "Don't hand it over" }).click()
    await expect.poll(async () => (await record()).handOver).toEqual({ state: 'possible', refused: null })
    expect((await record()).assessment.feedback).toBe('Well done.')
  })

  /** What the hub says of the draft that was handed over just now. */
  const answer = async (result: Pick<Extract<CommandResult, { status: 'rejected' }>, 'status' | 'code'> | 'accepted') => {
    const { replica } = stage.staged
    const [sent] = await replica.takeBatch(20)
    const id = sent?.command.id ?? ''
    if (result === 'accepted') await replica.storeResults([{ id, status: 'accepted', receipt: null }])
    else await replica.storeResults([{ id, message: '', ...result }])
  }

  test('once the hub has it, the desk says so, of what, and when', async () => {
    await (await ask()).getByRole('button', { name: 'Hand it over' }).click()
    await expect.poll(async () => (await record()).handOver).toEqual({ state: 'waiting' })
    const { submission } = await record()
    await answer('accepted')
    await expect.element(page.getByText('You handed your draft over', { exact: true })).toBeVisible()
    await expect.element(page.getByText(new RegExp(`${submission.candidate.pseudonym}, “`))).toBeVisible()
    await expect.element(page.getByText(/The hub took it on/)).toBeVisible()
  })

  test('refused, it is told on the open desk, and why, also in the dialog, which tells what is there now', async () => {
    await (await ask()).getByRole('button', { name: 'Hand it over' }).click()
    await expect.poll(async () => (await record()).handOver).toEqual({ state: 'waiting' })
    await answer({ status: 'rejected', code: 'already-handed-over' })
    const why = /was handed over from another device of yours/
    await expect.element(page.getByRole('alert').filter({ hasText: why })).toBeVisible()
    const told = page.getByRole('status', { name: 'What has changed under your work' })
    await expect.element(told).toHaveTextContent(why)
    await told.getByRole('button').click()
    const there = page.getByRole('dialog', { name: MOVED }).getByRole('region', { name: 'At the hub' })
    await expect.element(there).toHaveTextContent('with the draft that you handed over from your other device')
  })

  test.each(['light', 'dark'])('asks in the %s scheme without anything that axe finds', async (scheme) => {
    const asked = await ask()
    await expectNoBarriers(scheme, () => asked)
  })
})
