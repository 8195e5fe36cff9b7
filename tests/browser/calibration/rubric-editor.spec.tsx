import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { writeCase } from '../../../renderer/calibration/exchange/write-case'
import { writeCsv } from '../../../renderer/calibration/exchange/write-csv'
import { openStore } from '../../../renderer/store'
import { contentOf } from '../../../shared/domain'
import type { CommandResult } from '../../../shared/protocol'
import { atRest, barriersIn, inDark } from '../review/barriers'
import { openSampleStore } from '../store/sample-store'
import { put } from './round-stage'
import { bring, openRubric, publishOther, type StagedRubric } from './rubric-stage'
import { leaveCalibration, showCalibration } from './show-calibration'

let staged: StagedRubric
let shown: Awaited<ReturnType<typeof showCalibration>>

beforeEach(async () => {
  await page.viewport(1400, 900)
  staged = await openRubric()
})

afterEach(() => leaveCalibration(shown, staged))

const show = async (path = `/calibration/rubric/${staged.achievement.id}`, language: 'en' | 'de' = 'en') => {
  shown = await showCalibration(staged.store, path, language)
}
const criterion = (code: string) => page.getByRole('region', { name: `Criterion ${code}` })
const changes = () => page.getByRole('region', { name: 'What would change' })
const draft = async () => (await staged.store.rubrics.open(staged.achievement.id))?.draft ?? null
const kept = () => expect.element(page.getByText('Draft kept')).toBeVisible()
const sent = async () => (await staged.replica.takeBatch(9)).map(({ command }) => command)
/** Sends what waits, and stores this answer to each. */
const answer = async (to: (id: string) => CommandResult) => {
  const commands = await sent()
  await staged.replica.storeResults(commands.map(({ id }) => to(id)))
  return commands
}
const option = async (within: ReturnType<typeof criterion>, label: string, name: string | RegExp) => {
  await within.getByRole('combobox', { name: label }).click()
  await page.getByRole('option', { name }).click()
}
const publish = async (note: string) => {
  await page.getByRole('button', { name: 'Publish…' }).click()
  await page.getByRole('textbox', { name: 'What changed, and why' }).fill(note)
}

describe('the way to the editor', () => {
  test('leads from the list of rounds to the rubric, and says what is under way', async () => {
    await show('/calibration')
    const entry = page.getByRole('link', { name: /Open data report.*Rubric v2/ })
    await entry.click()
    await expect.element(page.getByRole('heading', { name: 'Rubric of Open data report' })).toBeVisible()
    await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Stories with data')
    await kept()
    await page.getByRole('link', { name: 'Calibration' }).click()
    await expect.element(page.getByRole('link', { name: /Your draft/ })).toBeVisible()
  })

  test('is closed to who leads nobody', async () => {
    const other = await openSampleStore(1)
    shown = await showCalibration(other.store, `/calibration/rubric/${staged.achievement.id}`)
    await expect.element(page.getByText('This rubric is not here')).toBeVisible()
    await other.store.close()
    other.replica.close()
  })
})

describe('editing', () => {
  test('is kept as it is typed, found again, and taken back step by step', async () => {
    await show()
    await criterion('C1').getByRole('textbox', { name: 'Criterion' }).fill('Who it is for')
    await criterion('C1').getByRole('textbox', { name: 'Weight' }).fill('2.5')
    await kept()
    expect((await draft())?.content.criteria[0]).toMatchObject({ title: 'Who it is for', weight: 2.5 })
    shown.close()
    await show()
    await expect.element(criterion('C1').getByRole('textbox', { name: 'Criterion' })).toHaveValue('Who it is for')
    await criterion('C2').getByRole('button', { name: 'Remove C2' }).click()
    await expect.poll(() => page.getByRole('region', { name: /^Criterion C/ }).elements().length).toBe(4)
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click()
    await expect.poll(() => page.getByRole('region', { name: /^Criterion C/ }).elements().length).toBe(5)
    await expect.element(criterion('C2').getByRole('textbox', { name: 'Criterion' })).toHaveValue('Honest representation')
  })

  test('says that another window has changed it, and takes over what is there', async () => {
    await show()
    const title = page.getByRole('textbox', { name: 'Title', exact: true })
    await title.fill('Typed here')
    await kept()
    const { achievement, second, account, vault } = staged
    const other = await openStore({ database: account.database, vault, account })
    const basedOn = { rubricId: second.id, rubricVersion: 2 }
    const content = { ...contentOf(second), title: 'Typed there' }
    expect(await other.rubrics.saveDraft({ achievementId: achievement.id, basedOn, content, note: '' })).toBe(true)
    const line = page.getByRole('alert').filter({ hasText: 'Another window' })
    await expect.element(line).toBeVisible()
    await expect.element(title).toHaveValue('Typed here')
    await line.getByRole('button', { name: 'Take what is there' }).click()
    await expect.element(title).toHaveValue('Typed there')
    await expect.element(line).not.toBeInTheDocument()
    await title.fill('Typed here again')
    await kept()
    await expect.element(line).not.toBeInTheDocument()
    expect((await draft())?.content.title).toBe('Typed here again')
    await other.close()
  })

  test('by keyboard alone: adds, moves with the focus, undoes and redoes', async () => {
    await show()
    await expect.element(criterion('C1')).toBeVisible()
    await userEvent.keyboard('n')
    await expect.element(criterion('C6')).toBeVisible()
    const title = criterion('C2').getByRole('textbox', { name: 'Criterion' })
    ;(title.element() as HTMLElement).focus()
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}')
    await expect.element(criterion('C1').getByRole('textbox', { name: 'Criterion' })).toHaveValue('Honest representation')
    expect((document.activeElement as HTMLInputElement).value).toBe('Honest representation')
    const level = criterion('C1').getByRole('group', { name: 'Level 4 of C1' }).getByRole('textbox', { name: 'Name' })
    ;(level.element() as HTMLElement).focus()
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}')
    const third = criterion('C1').getByRole('group', { name: 'Level 3 of C1' })
    await expect.element(third.getByRole('textbox', { name: 'Name' })).toHaveValue('Exemplary')
    await expect.element(third.getByRole('textbox', { name: 'Points' })).toHaveValue('2')
    ;(document.activeElement as HTMLElement).blur()
    await userEvent.keyboard('{Control>}z{/Control}{Control>}z{/Control}')
    await expect.element(criterion('C1').getByRole('textbox', { name: 'Criterion' })).toHaveValue('Audience and purpose')
    await userEvent.keyboard('{Control>}y{/Control}')
    await expect.element(criterion('C1').getByRole('textbox', { name: 'Criterion' })).toHaveValue('Honest representation')
  })

  test('says at the field what is wrong, and publishes nothing until it is mended', async () => {
    await show()
    await criterion('C3').getByRole('group', { name: 'Level 2 of C3' }).getByRole('textbox', { name: 'Name' }).fill(' ')
    await criterion('C3').getByRole('group', { name: 'Level 3 of C3' }).getByRole('textbox', { name: 'Points' }).fill('0')
    await expect.element(criterion('C3').getByText('Something must stand here.')).toBeVisible()
    await expect.element(criterion('C3').getByText('Points must not fall from one level to the next.')).toBeVisible()
    await page.getByRole('button', { name: 'Publish…' }).click()
    await expect.element(page.getByText('2 fields are not yet as they must be; each says what is wrong.')).toBeVisible()
    expect(page.getByRole('dialog').elements()).toEqual([])
    const points = criterion('C3').getByRole('group', { name: 'Level 3 of C3' }).getByRole('textbox', { name: 'Points' })
    await points.fill('')
    await expect.element(criterion('C3').getByText('A number is needed.')).toBeVisible()
    await userEvent.tab()
    await expect.element(points).toHaveValue('0')
  })
})

describe('what would change', () => {
  test('is told before anything is published, and not by words', async () => {
    await show()
    await expect.element(changes().getByText('0 of 12 past decisions would change')).toBeVisible()
    await expect.element(changes().getByText(/2 were decided against the rule/)).toBeVisible()
    await criterion('C1').getByRole('textbox', { name: 'Criterion' }).fill('Other words')
    await option(criterion('C2'), 'Level that must be reached', /^4 /)
    // Levels 2 and 3 of C2 were awarded (six of twelve), but for one that was decided against the rule.
    const awarded = staged.past.filter(({ outcome, levels }) => {
      const second = staged.second.criteria[1]
      const at = second?.levels.findIndex(({ id }) => id === levels[second.id]) ?? -1
      return outcome === 'awarded' && (at === 1 || at === 2)
    })
    await expect.element(changes().getByText(`${awarded.length} of 12 past decisions would change`)).toBeVisible()
    await changes().getByRole('button', { name: 'Show them' }).click()
    const list = page.getByRole('region', { name: 'Past decisions under the new rule' })
    await expect.element(list.getByRole('row', { name: new RegExp(`${awarded[0]?.pseudonym}.*Awarded.*Not yet`) })).toBeVisible()
    await expect.element(list.getByText('by the rule; decided against it').first()).toBeVisible()
  })

  test('can be tagged for a second look, and a tag is settled in words', async () => {
    await show()
    await option(criterion('C2'), 'Level that must be reached', /^4 /)
    await changes().getByRole('button', { name: 'Tag for a second look…' }).click()
    await page.getByRole('textbox', { name: 'Why they are to be looked at again' }).fill('The hurdle rises')
    await page.getByRole('button', { name: 'Tag them' }).click()
    await expect.element(page.getByText(/tags wait to be sent/)).toBeVisible()
    const refuse = (id: string): CommandResult => ({ id, status: 'rejected', code: 'no-decision', message: 'No.' })
    const [tagging] = await answer(refuse)
    await expect.element(page.getByText(/You may not look back at them any more/)).toBeVisible()
    await page.getByRole('button', { name: 'Understood' }).click()
    expect(tagging).toMatchObject({ type: 'decision.look-again', reason: 'The hurdle rises' })
    const [one] = staged.past
    if (!one) throw new Error('There is no past decision.')
    const lookAgain = { on: '2026-11-20', reason: 'The hurdle rises', settledOn: null, finding: null, words: null }
    await bring(staged, [put('past-decision', { ...one, lookAgain })])
    await page.getByRole('button', { name: `Settle the second look at ${one.pseudonym}` }).click()
    await page.getByRole('radio', { name: 'The decision stands' }).click()
    await page.getByRole('textbox', { name: 'In words' }).fill('Read again: it holds.')
    await page.getByRole('button', { name: 'Settle', exact: true }).click()
    await expect.element(page.getByText('What you found waits to be sent.')).toBeVisible()
    expect((await sent()).at(-1)).toMatchObject({
      type: 'decision.looked-at',
      allocationId: one.id,
      finding: 'stands',
      words: 'Read again: it holds.',
    })
  })

  test('exemplars of a round can be chosen among what is tagged', async () => {
    const [one] = staged.past
    if (!one) throw new Error('There is no past decision.')
    const lookAgain = { on: '2026-11-20', reason: 'Why', settledOn: null, finding: null, words: null }
    await bring(staged, [put('past-decision', { ...one, lookAgain })])
    await show('/calibration/new')
    await page.getByRole('combobox', { name: 'Achievement' }).click()
    await page.getByRole('option', { name: 'Open data report' }).click()
    const rows = page.getByRole('region', { name: 'Exemplars' }).getByRole('row')
    await expect.poll(() => rows.elements().length).toBe(13)
    await page.getByRole('checkbox', { name: 'Tagged for a second look' }).click()
    await expect.poll(() => rows.elements().length).toBe(2)
    await expect.element(page.getByRole('button', { name: `Settle the second look at ${one.pseudonym}` })).toBeVisible()
  })
})

describe('publishing', () => {
  test('asks for a note, shows what changes, and waits where it can not be sent', async () => {
    await show()
    await criterion('C1').getByRole('textbox', { name: 'Criterion' }).fill('Audience and its questions')
    await option(criterion('C2'), 'Level that must be reached', /^4 /)
    await publish('')
    const dialog = page.getByRole('dialog', { name: 'Publish version 3' })
    await expect.element(dialog.getByText('Write a note before you publish.')).toBeVisible()
    await expect.element(dialog.getByRole('group', { name: 'C1 Audience and its questions' })).toBeVisible()
    await dialog.getByRole('checkbox', { name: /^Tag the \d+ decisions/ }).click()
    await dialog.getByRole('textbox', { name: 'What changed, and why' }).fill('Readers come first')
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
    await expect.element(page.getByText(/Your version waits to be sent/)).toBeVisible()
    await expect.element(criterion('C1').getByRole('textbox', { name: 'Criterion' })).toBeDisabled()
    const commands = await sent()
    expect(commands[0]).toMatchObject({
      type: 'rubric.publish',
      basedOn: { rubricId: staged.second.id, rubricVersion: 2 },
      note: 'Readers come first',
      rubric: { criteria: [{ title: 'Audience and its questions', id: staged.second.criteria[0]?.id }, {}, {}, {}, {}] },
    })
  })

  test('a draft of a version that is not in force any more is set on top of the newer one', async () => {
    await show()
    await criterion('C5').getByRole('textbox', { name: 'Criterion' }).fill('Mine')
    await kept()
    await publishOther(staged)
    await expect.element(page.getByText('Version 3 was published meanwhile.')).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Publish…' })).toBeDisabled()
    await page.getByRole('button', { name: 'Look at both…' }).click()
    const dialog = page.getByRole('dialog')
    await expect.element(dialog.getByRole('group', { name: 'C1 Readers and their questions' })).toBeVisible()
    await expect.element(dialog.getByRole('group', { name: 'C5 Mine' }).first()).toBeVisible()
    await dialog.getByRole('button', { name: 'Set mine on top of version 3' }).click()
    await expect.element(criterion('C1').getByRole('textbox', { name: 'Criterion' })).toHaveValue('Readers and their questions')
    await expect.element(criterion('C5').getByRole('textbox', { name: 'Criterion' })).toHaveValue('Mine')
    await kept()
    expect(await draft()).toMatchObject({ basedOn: { rubricVersion: 3 }, content: { cutScore: 0.5 } })
    await publish('On top')
    await page.getByRole('button', { name: 'Publish', exact: true }).click()
    await expect.poll(sent).toMatchObject([{ type: 'rubric.publish', basedOn: { rubricVersion: 3 } }])
  })

  test('what the hub refused is said in words, nothing is lost, and it goes out again', async () => {
    await show()
    await criterion('C5').getByRole('textbox', { name: 'Criterion' }).fill('Mine')
    await publish('First')
    await page.getByRole('button', { name: 'Publish', exact: true }).click()
    await expect.element(page.getByText(/Your version waits to be sent/)).toBeVisible()
    await publishOther(staged)
    await answer((id) => ({
      id,
      status: 'conflict',
      code: 'rubric-superseded',
      message: 'Somebody was quicker.',
      current: { allocationState: null, submissionRevision: null, rubricVersion: 3 },
    }))
    await expect.element(page.getByText(/Somebody else published one before/)).toBeVisible()
    await page.getByRole('button', { name: 'Look at both…' }).click()
    await page.getByRole('button', { name: 'Set mine on top of version 3' }).click()
    await kept()
    await page.getByRole('button', { name: 'Publish…' }).click()
    await expect.element(page.getByRole('textbox', { name: 'What changed, and why' })).toHaveValue('First')
    await page.getByRole('button', { name: 'Publish', exact: true }).click()
    await expect.element(page.getByText(/Your version waits to be sent/)).toBeVisible()
    const [published] = await answer((id) => ({ id, status: 'accepted', receipt: null }))
    if (published?.type !== 'rubric.publish') throw new Error('Nothing was published.')
    const fourth = { ...staged.second, ...published.rubric, version: 4, note: 'First', publishedOn: '2026-11-03' }
    await bring(staged, [put('achievement', { ...staged.achievement, rubricVersion: 4 }), put('rubric', fourth)])
    await expect.element(page.getByText('Rubric v4', { exact: true }).first()).toBeVisible()
    await expect.element(criterion('C5').getByRole('textbox', { name: 'Criterion' })).toHaveValue('Mine')
    expect(page.getByText('Draft kept').elements()).toEqual([])
    expect(await draft()).toBeNull()
  })

  test('who has typed nothing goes on with the version that somebody published', async () => {
    await show()
    await expect.element(criterion('C1').getByRole('textbox', { name: 'Criterion' })).toHaveValue('Audience and purpose')
    await publishOther(staged)
    await expect.element(criterion('C1').getByRole('textbox', { name: 'Criterion' })).toHaveValue('Readers and their questions')
    expect(page.getByText('was published meanwhile').elements()).toEqual([])
  })

  test('a draft is discarded after a word, and the rubric is as it was', async () => {
    await show()
    await criterion('C1').getByRole('textbox', { name: 'Criterion' }).fill('Not that')
    await kept()
    await page.getByRole('button', { name: 'Discard the draft' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Discard the draft' }).click()
    await expect.element(criterion('C1').getByRole('textbox', { name: 'Criterion' })).toHaveValue('Audience and purpose')
    expect(await draft()).toBeNull()
  })
})

describe('versions', () => {
  test('stand with their notes, and any two are compared word by word', async () => {
    await show()
    const versions = page.getByRole('region', { name: 'Versions' })
    await expect.element(versions.getByText('A before and after is asked for.')).toBeVisible()
    await versions.getByRole('button', { name: 'Compare version 2' }).click()
    const compared = page.getByRole('region', { name: 'What changed' })
    const part = compared.getByRole('group', { name: 'C4 Evidence of effect' })
    await expect.element(part).toBeVisible()
    expect([...part.element().querySelectorAll('ins')].map(({ textContent }) => textContent).join()).toContain('spread')
    expect(part.element().querySelector('del')?.textContent).toContain('removed:')
    await expect.element(compared.getByText(/^Unchanged: C1/)).toBeVisible()
    await userEvent.keyboard('v')
    await expect.element(criterion('C1')).toBeVisible()
  })
})

describe('files', () => {
  const choose = async (name: string, text: string) => {
    await page.getByRole('button', { name: 'Import…' }).click()
    const input = page.getByRole('dialog').element().querySelector('input[type="file"]') as HTMLInputElement
    await userEvent.upload(input, new File([text], name))
  }

  test('what is wrong in a file is said with its place, and nothing is taken', async () => {
    await show()
    await choose('rubric.csv', 'criterion,level,points\nA,low,none\nA,high,1\n')
    await expect.element(page.getByText(/rubric\.csv can’t be taken over/)).toBeVisible()
    await expect.element(page.getByText('row 2, A: “none” in points isn’t a number.')).toBeVisible()
    expect(page.getByRole('button', { name: 'Take into the draft' }).elements()).toEqual([])
    expect(await draft()).toBeNull()
  })

  test('a file comes in after a look at what would change, and keeps who is who', async () => {
    await show()
    const changed = { ...staged.second, title: 'From a file', cutScore: 0.6 }
    for (const [name, text] of [
      ['rubric.csv', writeCsv(changed)],
      ['rubric.json', writeCase(changed, '2026-11-01T00:00:00.000Z')],
    ] as const) {
      await choose(name, text)
      const dialog = page.getByRole('dialog')
      await expect.element(dialog.getByText(`${name}: 5 criteria`)).toBeVisible()
      await expect.element(dialog.getByText(/^Unchanged: C1/)).toBeVisible()
      await dialog.getByRole('button', { name: 'Take into the draft' }).click()
      await expect.element(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue('From a file')
      await kept()
      expect((await draft())?.content).toEqual({ title: 'From a file', cutScore: 0.6, criteria: staged.second.criteria })
      await page.getByRole('button', { name: 'Undo', exact: true }).click()
      await expect.element(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue('Data storytelling')
    }
  })
})

test('nothing keeps anybody out, light and dark, and nothing is cut off at 320 px', async () => {
  const [one] = staged.past
  if (!one) throw new Error('There is no past decision.')
  const lookAgain = { on: '2026-11-20', reason: 'Why', settledOn: null, finding: null, words: null }
  await bring(staged, [put('past-decision', { ...one, lookAgain })])
  await show(undefined, 'de')
  await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.getByRole('textbox', { name: 'Titel' }).fill('Anders')
  await expect.element(page.getByText('Entwurf gesichert')).toBeVisible()
  for (const view of ['editor', 'versions']) {
    if (view === 'versions') await page.getByRole('button', { name: 'Versionen vergleichen' }).click()
    await atRest(shown.element)
    expect(await barriersIn(shown.element)).toEqual([])
    const lighten = inDark()
    await atRest(shown.element)
    expect(await barriersIn(shown.element)).toEqual([])
    lighten()
    await page.viewport(320, 640)
    await atRest(shown.element)
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
    await page.viewport(1400, 900)
  }
  await page.getByRole('button', { name: 'Veröffentlichen …' }).click()
  await expect.element(page.getByRole('dialog')).toBeVisible()
  await atRest(document.body)
  expect(await barriersIn(page.getByRole('dialog').element() as HTMLElement)).toEqual([])
})
