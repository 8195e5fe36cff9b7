import { expect, it } from 'vitest'
import { ROUTES } from '../../../shared/protocol'
import { Client, View } from './kit/client'
import { idOf } from './kit/package'
import { onBothDatabases } from './kit/stage'

onBothDatabases((stage) => {
  it('an assessor sees what their allocations reveal, and nothing else', async () => {
    const hub = await stage.sharedHub()
    const ada = await (await Client.signIn(hub.origin, 'ada')).view()
    const ben = await (await Client.signIn(hub.origin, 'ben')).view()
    expect(ada.submission('plain')?.candidate.name).toBe('Candid Ate plain')
    expect(ada.submission('of-ben')).toBeUndefined()
    expect(ben.submission('plain')).toBeUndefined()
    expect(ben.submission('of-ben')).toBeDefined()
    expect(ben.all('allocation').every(({ assessorId }) => assessorId === idOf('ben'))).toBe(true)
    expect(
      ben
        .all('achievement')
        .map(({ id }) => id)
        .sort(),
    ).toEqual([idOf('solo'), idOf('pair'), idOf('blind-pair')].sort())
  })

  it('an admin and a lead see achievements and rubrics, but no submissions that are not allocated to them', async () => {
    const hub = await stage.sharedHub()
    for (const who of ['max', 'lea'] as const) {
      const view = await (await Client.signIn(hub.origin, who)).view()
      expect(view.all('achievement')).toHaveLength(4)
      expect(view.all('rubric')).toHaveLength(4)
      expect(view.all('submission')).toEqual([])
      expect(view.all('allocation')).toEqual([])
    }
  })

  it('under blind marking neither candidate nor voucher has a name, and evidence of a vouch has none either', async () => {
    const hub = await stage.sharedHub()
    const client = await Client.signIn(hub.origin, 'ada')
    const submission = (await client.view()).submission('blind-vouched')
    expect(submission?.candidate.name).toBeNull()
    expect(submission?.candidate.pseudonym).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{2}$/)
    const item = submission?.evidence.find(({ kind }) => kind === 'vouch')
    expect(item?.vouch?.voucher).toMatch(/^Voucher [0-9A-Z]{4}-[0-9A-Z]{2}$/)
    const { bytes } = await client.get(ROUTES.evidence(item?.id ?? '', item?.sha256 ?? ''))
    expect(bytes.toString()).not.toMatch(/Vera|Voucher Vera|Hidde|Namenlos/)
    expect(bytes.toString()).toContain(submission?.candidate.pseudonym)
  })

  it('tells who vouched for each other and where a voucher has an interest', async () => {
    const hub = await stage.sharedHub()
    const view = await (await Client.signIn(hub.origin, 'ada')).view()
    const vouches = view.submission('vouched')?.evidence.flatMap(({ vouch }) => vouch ?? [])
    expect(vouches?.map(({ voucher, reciprocal }) => [voucher, reciprocal])).toEqual([
      ['Otto Brandt', true],
      ['Ada Assessor', false],
    ])
    expect(vouches?.[0]?.conflict).toBeNull()
    expect(vouches?.[1]?.conflict).toMatch(/member of the panel.*I know her/)
    expect(view.submission('vouched-back')?.evidence.flatMap(({ vouch }) => vouch ?? [])[0]?.reciprocal).toBe(true)
  })

  it('pages of any size add up to the same, and a page from the last cursor is empty', async () => {
    const hub = await stage.sharedHub()
    const client = await Client.signIn(hub.origin, 'ada')
    const whole = await client.view()
    const { changes, cursor } = await client.changes(undefined, 7)
    expect(changes.length).toBeGreaterThan(7)
    expect(new Set(new View(changes).records.keys())).toEqual(new Set(whole.records.keys()))
    expect(await client.page(cursor)).toMatchObject({ changes: [], cursor, more: false })
  })

  it('a cursor of another history, an unknown one and rubbish are answered 410', async () => {
    const hub = await stage.sharedHub()
    const client = await Client.signIn(hub.origin, 'ada')
    const { cursor } = await client.changes()
    const [lineage, position] = Buffer.from(cursor, 'base64url').toString().split(' ')
    const forged = [
      [idOf('elsewhere'), position, idOf('row')],
      [lineage, position, idOf('row')],
      [lineage, '999999', idOf('row')],
    ].map((parts) => Buffer.from(parts.join(' ')).toString('base64url'))
    for (const bad of [...forged, 'rubbish', '']) {
      const answer = await client.get(`${ROUTES.changes}?cursor=${bad}`)
      expect([answer.status, (answer.body as { type: string }).type]).toEqual([410, 'urn:assay:problem:lineage'])
    }
  })

  it('after a restore the old cursor is refused, and everything can be read from the beginning', async () => {
    const hub = await stage.hub()
    const client = await Client.signIn(hub.origin, 'ada')
    const before = await client.page()
    const answer = await fetch(`${hub.origin}/api/v1/operator`, {
      method: 'POST',
      headers: { authorization: `Bearer ${hub.operatorToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ command: 'restored' }),
    })
    expect(answer.status).toBe(200)
    expect((await client.get(`${ROUTES.changes}?cursor=${before.cursor}`)).status).toBe(410)
    const after = await client.page()
    expect(after.lineage).not.toBe(before.lineage)
    expect(after.changes).toEqual(before.changes)
  })
})
