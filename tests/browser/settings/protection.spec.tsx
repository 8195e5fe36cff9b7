import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { initTexts, NoticeCorner, ThemeProvider } from '../../../renderer/kit'
import { ProtectionRows } from '../../../renderer/settings/protection-rows'
import { argon2id, createKeyVault, type KeyVault } from '../../../shared/vault'
import { memoryStorage } from '../store/sample-store'

const OLD = 'copper lantern estuary seven'
const NEW = 'granite violin harbour nine'

let vault: KeyVault
let oldCode: string
let root: Root

beforeEach(async () => {
  await initTexts()
  const cost = { memoryKiB: 64, passes: 1, lanes: 1 }
  vault = createKeyVault({ storage: memoryStorage(), keychain: null, crypto, argon2: argon2id, cost })
  oldCode = (await vault.create({ passphrase: OLD })).recoveryCode
  const place = document.body.appendChild(document.createElement('div'))
  root = createRoot(place)
  const protection = await vault.status()
  root.render(
    <ThemeProvider>
      <ProtectionRows protection={protection} onRewrap={vault.rewrap} />
      <NoticeCorner />
    </ThemeProvider>,
  )
})

afterEach(() => {
  root.unmount()
  document.body.replaceChildren()
})

async function fits(passphrase: string): Promise<boolean> {
  await vault.lock()
  return (await vault.unlock({ with: 'passphrase', passphrase })).ok
}

test('the passphrase changes only on proof of the old one, and then the old one opens nothing', async () => {
  await page.getByRole('button', { name: 'Change…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Change the passphrase' })
  const save = dialog.getByRole('button', { name: 'Change' })
  await dialog.getByLabelText('Passphrase until now').fill('not the right one')
  await dialog.getByLabelText('New passphrase').fill(NEW)
  await expect.element(save).toBeDisabled()
  await dialog.getByLabelText('The same again').fill(NEW)
  await save.click()
  await expect.element(dialog.getByRole('alert')).toHaveTextContent('That passphrase doesn’t fit')
  expect(await fits(OLD)).toBe(true)

  await dialog.getByLabelText('Passphrase until now').fill(OLD)
  await save.click()
  await expect.element(page.getByText('The passphrase is changed.')).toBeVisible()
  expect(await fits(OLD)).toBe(false)
  expect(await fits(NEW)).toBe(true)
})

test('a new recovery code is shown until it was kept, and the code before opens nothing', async () => {
  await page.getByRole('button', { name: 'Make a new one…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Make a new recovery code' })
  await dialog.getByLabelText('Your passphrase').fill(OLD)
  await dialog.getByRole('button', { name: 'Make the code' }).click()
  const shown = dialog.getByLabelText('Recovery code', { exact: true })
  await expect.element(shown).toBeVisible()
  const code = shown.element().textContent ?? ''
  await expect.element(dialog.getByRole('button', { name: 'Done' })).toBeDisabled()
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
  await expect.element(dialog).toBeVisible()
  await dialog.getByRole('checkbox').click()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect.element(dialog).not.toBeInTheDocument()
  await vault.lock()
  expect(await vault.unlock({ with: 'recovery-code', code: oldCode })).toEqual({ ok: false, reason: 'wrong' })
  expect(await vault.unlock({ with: 'recovery-code', code })).toEqual({ ok: true })
})

test('the recovery code proves it too, where the passphrase is forgotten while the desk is open', async () => {
  await page.getByRole('button', { name: 'Change…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Change the passphrase' })
  await dialog.getByRole('button', { name: 'Use the recovery code' }).click()
  await dialog.getByLabelText('Your recovery code until now').fill(oldCode)
  await dialog.getByLabelText('New passphrase').fill(NEW)
  await dialog.getByLabelText('The same again').fill(NEW)
  await dialog.getByRole('button', { name: 'Change' }).click()
  await expect.element(dialog).not.toBeInTheDocument()
  expect(await fits(NEW)).toBe(true)
})
