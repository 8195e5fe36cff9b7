import type { Locator, Page } from '@playwright/test'
import axe from 'axe-core'
import { expect, test } from './fixtures'
import { Keyboard } from './journey/keyboard'
import { takeEverythingOffline } from './journey/keyboard-review'
import { chooseWho, openItem, protectWork, rowOf, seeQueue } from './journey/person'

type Looks = Record<string, readonly (readonly [title: string, shown: (page: Page) => Locator])[]>

const inFrame = (page: Page) => page.frameLocator('main iframe').locator('.words > *').first()
const failure = (page: Page) => page.getByRole('main').getByRole('button', { name: 'Save a copy' }).last()
const player = (page: Page) => page.getByRole('slider', { name: 'Position in the recording' })

/** What there is of each viewer, and what stands on the screen once it is there. */
const LOOKS: Looks = {
  'Marta Figueiredo': [
    ['Vaccination dashboard: design report', (page) => page.locator('.textLayer span').first()],
    ['dashboard-src.zip', (page) => page.getByRole('treeitem').first()],
    ['Walk-through for the board', player],
    ['Whiteboard, user interviews', (page) => page.getByRole('img', { name: 'Whiteboard, user interviews' })],
    ['Reading tests, raw log', inFrame],
    ['Self-evaluation', (page) => page.getByRole('document', { name: 'Self-evaluation' })],
    ['Data lead, county office', (page) => page.getByText('Signature verified').first()],
  ],
  'Joaquim Bento Reis': [
    [
      'The days, one row each',
      (page) => page.getByRole('main').getByRole('grid').or(page.getByRole('main').getByRole('table')).first(),
    ],
    ['Gazeta da Serra', inFrame],
  ],
  'Sanna Virtanen': [['Who is not calling the quit line? Recording', player]],
  'Elif Aydin': [['The water meter', player]],
  'Diogo Antunes': [['Library opening hours', (page) => page.getByRole('grid', { name: 'library-hours.ipynb' })]],
  'Catarina Vidal': [
    ['The night list: account of one conversation', inFrame],
    ['Mediation basics, score report', (page) => page.getByRole('document', { name: 'Mediation basics, score report' })],
  ],
  'Ruben Achterberg': [
    ['Slides for the steering group', (page) => page.locator('.textLayer').first()],
    ["Interviews with people who didn't answer", failure],
    ['Returned forms, raw answers', failure],
    ['The four letters', failure],
    ['Text of the reminder', failure],
  ],
}

test('axe finds no barriers on the desk, whichever viewer is open, light and dark', async ({ assay }) => {
  test.setTimeout(600_000)
  const { page } = await assay.browser({ hub: await assay.hub() })
  await chooseWho(page, 'Ingrid Solheim')
  await protectWork(page)
  const keyboard = new Keyboard(page)
  await takeEverythingOffline(keyboard)
  await seeNoBarriers(page, 'the queue')
  await keyboard.press('Alt+3')
  await expect(page.getByRole('heading', { name: 'Sync centre' })).toBeVisible()
  await expect(page.getByRole('region', { name: /^On this machine/ })).toBeVisible()
  await seeNoBarriers(page, 'the sync centre')
  await page.getByRole('button', { name: 'Take more offline…' }).click()
  await seeDialog(page, 'planning offline work')

  for (const [candidate, items] of Object.entries(LOOKS)) {
    await keyboard.press('Alt+1')
    await seeQueue(page)
    await rowOf(page, candidate).click()
    await expect(page.getByRole('heading', { name: candidate, level: 1 })).toBeVisible()
    for (const [title, shown] of items) {
      await openItem(page, title)
      await expect(shown(page)).toBeVisible()
      await seeNoBarriers(page, title)
    }
  }

  await keyboard.press('Shift+M')
  await expect(page.getByRole('textbox', { name: 'Comment', exact: true })).toBeFocused()
  await seeNoBarriers(page, 'the card of a note')
  await keyboard.press('Escape', 'n')
  await seeNoBarriers(page, 'the list of notes')
  await keyboard.press('f')
  await expect(page.getByRole('textbox', { name: 'Feedback to the candidate' })).toBeFocused()
  await seeNoBarriers(page, 'the feedback')
  await keyboard.press('Escape', 'Control+Enter')
  await seeDialog(page, 'the check before submitting')
  await keyboard.press('?')
  await seeDialog(page, 'the keys')
  await keyboard.press('Control+k')
  await seeDialog(page, 'the palette')
  await keyboard.press('Shift+I')
  await seeDialog(page, 'passages elsewhere')
})

async function seeDialog(page: Page, where: string): Promise<void> {
  await expect(page.getByRole('dialog')).toBeVisible()
  await seeNoBarriers(page, where)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

/** Asks axe about what is on the screen; documents in frames run no script, and have their own tests. */
async function seeNoBarriers(page: Page, where: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.waitForFunction((scheme) => document.documentElement.dataset.mantineColorScheme === scheme, colorScheme)
    // Colours that are on their way from one scheme to the other are in neither.
    await page.evaluate(async () => {
      // They begin with the frame after the one that has the new scheme.
      for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame)
      await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
    })
    await page.evaluate(axe.source)
    // The other scheme changes nothing but colours.
    const only = colorScheme === 'dark' ? { runOnly: { type: 'rule' as const, values: ['color-contrast'] } } : {}
    const barriers = await page.evaluate(async (options) => {
      const { axe: inPage } = window as unknown as { axe: typeof axe }
      const { violations } = await inPage.run(document, { iframes: false, resultTypes: ['violations'], ...options })
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))
    }, only)
    expect.soft(barriers, `${where}, ${colorScheme}`).toEqual([])
  }
}
