import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { writeBackupFile } from '../../../shared/backup'
import { argon2id } from '../../../shared/vault'
import { openSampleStore, pull } from '../store/sample-store'
import { showCentre } from './show-centre'

const PASSPHRASE = 'a passphrase for a file'
const tools = { crypto, argon2: argon2id, cost: { memoryKiB: 64, passes: 1, lanes: 1 } }

let sample: Awaited<ReturnType<typeof openSampleStore>>
let shown: Awaited<ReturnType<typeof showCentre>>

beforeEach(async () => {
  await page.viewport(1400, 900)
  sample = await openSampleStore(2)
})

afterEach(async () => {
  shown.close()
  await sample.store.close()
  sample.replica.close()
  document.body.innerHTML = ''
})

const idAt = (at: number) => sample.world.allocations[at]?.id ?? ''
const candidateAt = (at: number) => sample.world.submissions[at]?.candidate.name ?? ''

test('what a backup holds of work that is gone is said to be gone, and can be kept as a file', async () => {
  const { store, replica } = sample
  for (const at of [0, 1]) await store.desk.changeAssessment(idAt(at), { feedback: `Feedback ${at}.` })
  const backup = await store.recovery.backup()
  const file = new File([await writeBackupFile(tools, PASSPHRASE, backup)], 'work.assay-backup')
  await pull(replica, [{ op: 'remove', kind: 'allocation', id: idAt(0), reason: 'purged-unsent' }])
  await replica.report({ isFirstPull: false, isOnline: true })
  shown = await showCentre(store)
  await page.getByRole('button', { name: 'Restore a backup…' }).click()
  const dialog = page.getByRole('dialog')
  const input = document.querySelector<HTMLInputElement>('input[type="file"]')
  if (!input) throw new Error('a file can be chosen')
  await userEvent.upload(input, file)
  await expect.element(dialog.getByRole('button', { name: 'Take this file out again' })).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Its passphrase' }).fill(PASSPHRASE)
  await expect.element(dialog.getByRole('button', { name: 'Show or hide what is typed' })).toBeInTheDocument()
  await dialog.getByRole('button', { name: 'Open' }).click()
  await dialog.getByRole('button', { name: 'Bring it back' }).click()
  await expect.element(dialog).toHaveTextContent(`${candidateAt(0)} is not in your queue any more`)
  await expect.element(dialog).toHaveTextContent(`${candidateAt(1)} is all here already`)
  const downloads = vi.spyOn(URL, 'createObjectURL')
  await dialog.getByRole('button', { name: 'Save 1 piece as a file…' }).click()
  await expect.element(page.getByText('Saved as plain text.')).toBeVisible()
  const saved = await (downloads.mock.lastCall?.[0] as Blob).text()
  expect(saved).toContain('Feedback 0.')
  expect(saved).not.toContain('Feedback 1.')
})
