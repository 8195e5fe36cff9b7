import { afterEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { atRest, barriersIn, inDark } from '../review/barriers'
import { AllCharts, showOnPage } from './show-charts'

let shown: Awaited<ReturnType<typeof showOnPage>>

afterEach(() => {
  shown.close()
  document.body.replaceChildren()
})

describe.each([0, 3, 300, 100_000])('charts of %i decisions', (decided) => {
  test('are reachable, light and dark, and fit a narrow window', async () => {
    await page.viewport(1280, 1000)
    shown = await showOnPage(<AllCharts decided={decided} />)
    await expect.element(page.getByRole('heading', { name: 'Where the time goes' }), { timeout: 30_000 }).toBeVisible()
    await atRest(shown.element)
    expect(await barriersIn(shown.element)).toEqual([])
    const light = inDark()
    await atRest(shown.element)
    expect(await barriersIn(shown.element)).toEqual([])
    light()
    await page.viewport(320, 800)
    await atRest(shown.element)
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
  })
})
