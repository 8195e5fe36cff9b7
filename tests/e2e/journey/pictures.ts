import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { ROOT } from '../../../scripts/setup/paths.mjs'

const FOLDER = join(ROOT, 'docs/pictures')

/**
 * Takes the README's pictures on the way, light and dark, when `ASSAY_PICTURES=1` asks for them: they show what a run really showed.
 */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (process.env.ASSAY_PICTURES !== '1') return
  await page.mouse.move(0, 0)
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.waitForFunction((scheme) => document.documentElement.dataset.mantineColorScheme === scheme, colorScheme)
    await page.screenshot({ path: join(FOLDER, `${name}-${colorScheme}.png`), animations: 'disabled' })
  }
}
