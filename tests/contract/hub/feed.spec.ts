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
    expect(vouches?.[1]).toMatchObject({
      conflict: expect.stringMatching(/as you\. I know her/),
      conflictKinds: ['assessor', 'declared'],
    })
    expect(view.submission('vouched-back')?.evidence.flatMap(({ vouch }) => vouch ?? [])[0]?.reciprocal).toBe(true)
  })

  it('tells a ring of vouches by names that the assessor knows, and by pseudonyms where marking is blind', async () => {
    const hub = await stage.sharedHub()
    const view = await (await Client.signIn(hub.origin, 'ada')).view()
    const ringOf = (name: string) => view.submission(name)?.evidence.find(({ vouch }) => vouch)?.vouch
    expect(ringOf('solo-ring-1')).toMatchObject({ ring: ['Tilda Ring', 'Rina Ring', 'Sven Ring'], reciprocal: false })
    expect(ringOf('solo-ring-3')?.ring).toEqual(['Sven Ring', 'Tilda Ring', 'Rina Ring'])
    expect(ringOf('vouched')?.ring).toEqual(['Otto Brandt', 'Nora Quist'])
    const blind = ringOf('blind-ring-1')
    const pseudonym = view.submission('blind-ring-1')?.candidate.pseudonym
    expect(blind?.ring.slice(0, 2)).toEqual([blind?.voucher, `Candidate ${pseudonym}`])
    expect(blind?.ring[2]).toMatch(/^Voucher [0-9A-Z]{4}-[0-9A-Z]{2}$/)
    const others = ['blind-ring-2', 'blind-ring-3'].map((name) => view.submission(name)?.candidate.pseudonym)
    for (const other of others) expect(JSON.stringify(blind)).not.toContain(other)
    expect(JSON.stringify(blind)).not.toMatch(/Kreis/)
  })

  it('a rendition made at intake comes with the item, and its bytes to those who are at work on it', async () => {
    const hub = await stage.sharedHub()
    const [ada, ben] = [await Client.signIn(hub.origin, 'ada'), await Client.signIn(hub.origin, 'ben')]
    const item = (await ada.view()).submission('slides')?.evidence.find(({ renditions }) => renditions.length > 0)
    expect(item).toMatchObject({
      fileName: 'slides.pptx',
      renditions: [{ fileName: 'slides.pdf', mediaType: 'application/pdf' }],
    })
    const [rendition] = item?.renditions ?? []
    const { status, bytes } = await ada.get(ROUTES.evidence(rendition?.id ?? '', rendition?.sha256 ?? ''))
    expect([status, bytes.toString()]).toEqual([200, '%PDF of\nPK\x03\x04 slides'])
    expect((await ada.get(ROUTES.evidence(item?.id ?? '', item?.sha256 ?? ''))).bytes.toString()).toBe('PK\x03\x04 slides')
    expect((await ben.get(ROUTES.evidence(rendition?.id ?? '', rendition?.sha256 ?? ''))).status).toBe(404)
    expect((await ada.get(ROUTES.evidence(item?.id ?? '', rendition?.sha256 ?? ''))).status).toBe(404)
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
    const { lineage } = await client.page()
    const forged = [
      [idOf('elsewhere'), '1', idOf('row')],
      [lineage, '1', idOf('row')],
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
