import { it } from 'vitest'
import { ElectronStage } from './stage'
import { rowOf, openCriterion, criterion } from '../../e2e/journey/person'
import { writeFileSync } from 'node:fs'
it('probe', async () => {
  const t0 = Date.now(); const log = (s: string) => console.log(((Date.now()-t0)/1000).toFixed(1), s)
  const stage = await ElectronStage.open(); log('open')
  try {
    let page = stage.desktop.page
    await page.getByRole('row').nth(3).waitFor()
    await page.keyboard.press('Control+a'); await page.keyboard.press('o')
    await page.waitForTimeout(3000)
    writeFileSync('/tmp/faults/queue.txt', await page.locator('body').ariaSnapshot())
    await page.screenshot({ path: '/tmp/faults/queue.png' })
    await rowOf(page, 'Sanna Virtanen').dblclick()
    await page.getByRole('heading', { name: 'Sanna Virtanen', level: 1 }).waitFor(); log('desk')
    await page.waitForTimeout(1500)
    await openCriterion(page, 'C1')
    await page.keyboard.press('3'); await page.waitForTimeout(200)
    await openCriterion(page, 'C1')
    await page.keyboard.press('r'); await page.keyboard.type('thought one'); await page.keyboard.press('Escape')
    await page.keyboard.press('Shift+M'); await page.waitForTimeout(500)
    await page.keyboard.type('a whole note'); await page.keyboard.press('Escape'); log('note')
    await page.waitForTimeout(500)
    await page.keyboard.press('s'); await page.waitForTimeout(800)
    await page.keyboard.press('h'); await page.waitForTimeout(800)
    await page.screenshot({ path: '/tmp/faults/desk1.png' })
    await page.keyboard.type('a passage note'); await page.keyboard.press('Escape')
    await page.keyboard.press('n'); await page.waitForTimeout(500)
    await page.screenshot({ path: '/tmp/faults/desk2.png' })
    writeFileSync('/tmp/faults/desk.txt', await page.locator('body').ariaSnapshot())
    await stage.kill(); log('killed')
    page = await stage.reopen(); log('reopened')
    await rowOf(page, 'Sanna Virtanen').dblclick()
    await page.getByRole('heading', { name: 'Sanna Virtanen', level: 1 }).waitFor(); log('desk again')
    await page.waitForTimeout(1000)
    await page.screenshot({ path: '/tmp/faults/desk3.png' })
  } catch (e) { await stage.desktop.page.screenshot({ path: '/tmp/faults/failed.png' }).catch(()=>0); throw e } finally { await stage.close() }
}, 200000)
