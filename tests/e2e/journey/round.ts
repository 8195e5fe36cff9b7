import type { Page } from '@playwright/test'
import { ROUTES } from '../../../shared/protocol'
import { submit } from '../../contract/hub/kit/commands'
import { expect } from '../fixtures'
import { criterion, openCriterion, seeSaved, stateNoEvidence } from './person'

const LIMIT = { timeout: 60_000 }

/** Levels of C1 and C2, counted from 1. */
export type Levels = readonly [number, number]

/** By the rubric's rule: C1 at level 2 or above, and half of the points. */
const isEnough = ([first, second]: Levels) => first >= 2 && first + second >= 5

/**
 * Decides submissions as an assessor's machine would, without its windows: what a round is made of.
 * @param decided levels by submission id, the achievement `solo`
 */
export async function decide(origin: string, personId: string, decided: Readonly<Record<string, Levels>>): Promise<void> {
  const signedIn = await fetch(`${origin}${ROUTES.session}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'assay-client': 'desktop' },
    body: JSON.stringify({ personId }),
  })
  const { token } = await signedIn.json()
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  const { changes } = await (await fetch(`${origin}${ROUTES.changes}`, { headers })).json()
  const commands = Object.entries(decided).map(([submissionId, levels]) => {
    const { body } = changes.find(
      (change: { kind: string; body?: { submissionId: string } }) =>
        change.kind === 'allocation' && change.body?.submissionId === submissionId,
    )
    return submit(body, 'solo', { levels: [...levels], recommendation: isEnough(levels) ? 'awarded' : 'not-yet' })
  })
  const answer = await fetch(`${origin}${ROUTES.commands}`, { method: 'POST', headers, body: JSON.stringify({ commands }) })
  const { results } = await answer.json()
  expect(results.map(({ status }: { status: string }) => status)).toEqual(commands.map(() => 'accepted'))
}

/** Gives both criteria a level on the desk that is open, with a reason for the first, and hands it in. */
export async function score(page: Page, levels: Levels, reason: string): Promise<void> {
  for (const [at, level] of levels.entries()) {
    const code = `C${at + 1}`
    await openCriterion(page, code)
    if (at === 0) await page.getByRole('textbox', { name: /^Rationale for C1/ }).fill(reason)
    await criterion(page, code).getByRole('heading').getByRole('button').focus()
    await page.keyboard.press(String(level))
    await stateNoEvidence(page, code)
  }
  await seeSaved(page)
  const outcome = page.getByRole('region', { name: 'Outcome' })
  await outcome.getByRole('button', { name: 'Feedback' }).click()
  await page.getByRole('textbox', { name: 'Feedback to the candidate' }).fill('Read on.')
  await seeSaved(page)
  await outcome.getByRole('button', { name: isEnough(levels) ? /^Award/ : /^Not yet/ }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Hand in/ })
    .click()
  await expect(page.getByText(/Kept here; goes out when the hub is back|Handed in for calibration/)).toBeVisible(LIMIT)
}
