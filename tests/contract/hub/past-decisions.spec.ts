import { expect, it } from 'vitest'
import { withPast } from './kit/history'
import { idOf, PEOPLE, rubricOf } from './kit/package'
import { afterDecisions, roles, signIn, withDecided } from './kit/round-work'
import { onBothDatabases } from './kit/stage'

onBothDatabases((stage) => {
  it('a lead sees what was decided for good, and nobody else does', async () => {
    const hub = await stage.hub()
    const lea = await signIn(hub, 'lea')
    expect((await lea.view()).all('past-decision')).toEqual([])
    await withDecided(hub)
    const past = (await lea.view()).all('past-decision')
    expect(past.map(({ id }) => id).sort()).toEqual([idOf('submission-plain'), idOf('submission-vouched-back')].sort())
    const { criteria } = rubricOf('solo')
    expect(past[0]).toMatchObject({
      achievementId: idOf('solo'),
      rubricId: rubricOf('solo').id,
      rubricVersion: 1,
      outcome: 'awarded',
      levels: Object.fromEntries(criteria.map(({ id, levels }) => [id, levels[2]?.id])),
      decidedOn: '2026-11-02',
      lookAgain: null,
    })
    expect(JSON.stringify(past)).not.toContain('Brandt')
    for (const who of ['ada', 'ben', 'max'] as const) {
      expect((await (await signIn(hub, who)).view()).all('past-decision'), who).toEqual([])
    }
  })

  it('who leads only since then hears of older decisions with the next sign-in; what is their own or blind to them stays away', async () => {
    const hub = await withPast(
      (await stage.hubAfter(afterDecisions)).hub,
      roles('max', 'admin', 'lead'),
      // The name of one of the candidates.
      (db) => db.updateTable('people').set({ name: 'Otto Brandt' }).where('id', '=', PEOPLE.max.id).execute(),
    )
    expect((await (await signIn(hub, 'max')).view()).all('past-decision').map(({ id }) => id)).toEqual([idOf('submission-plain')])
    const again = await withPast(hub, roles('max', 'admin'))
    expect((await (await signIn(again, 'max')).view()).all('past-decision')).toEqual([])
  })

  it('a lead without a panel is told by which rubrics decisions were made that they look back at', async () => {
    const hub = await withPast((await stage.hubAfter(afterDecisions)).hub, roles('max', 'lead'), (db) =>
      db.updateTable('people').set({ panels: '[]' }).where('id', '=', PEOPLE.max.id).execute(),
    )
    const view = await (await signIn(hub, 'max')).view()
    expect(view.all('past-decision')).toHaveLength(2)
    // As of the others that they lead.
    expect(view.all('achievement').map(({ id }) => id)).toContain(idOf('solo'))
    expect(view.all('rubric').map(({ id }) => id)).toContain(rubricOf('solo').id)
  })
})
