import { createHmac } from 'node:crypto'
import type { IncomingHttpHeaders, RequestListener } from 'node:http'
import { afterEach, expect, it } from 'vitest'
import type { HubOptions } from '../../../hub'
import { ROUTES } from '../../../shared/protocol'
import { CERTIFICATE, type Elsewhere, startElsewhere } from '../door/kit'
import { setPromise } from './kit/acting'
import { bareOfReportMail, endAlert, setAlert, setReportMail } from './kit/alerting'
import { Client } from './kit/client'
import { idOf, PEOPLE } from './kit/package'
import { openPostOffice, type PostOffice } from './kit/post-office'
import { onBothDatabases, type TestHub } from './kit/stage'

const as = (hub: TestHub, who: keyof typeof PEOPLE) => Client.signIn(hub.origin, who)
const accepted = [{ status: 'accepted', receipt: null }]
const rejected = (code: string) => [{ status: 'rejected', code }]
const HOUR = 3600
const DAY = 24 * HOUR
const SECRET = 'a secret between us two'

type Hook = { headers: IncomingHttpHeaders; body: string }

/** What runs beside a hub, until its test is over. */
const beside: { close(): Promise<void> }[] = []
const keep = <Thing extends { close(): Promise<void> }>(thing: Thing): Thing => {
  beside.push(thing)
  return thing
}
afterEach(async () => {
  for (const one of beside.splice(0)) await one.close()
})

/** A server that takes webhooks, and answers with a status. */
async function openHooks(status: () => number): Promise<{ server: Elsewhere; hooks: Hook[]; url: string }> {
  const hooks: Hook[] = []
  const take: RequestListener = (request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      hooks.push({ headers: request.headers, body: Buffer.concat(parts).toString() })
      response.writeHead(status()).end()
    })
  }
  const server = keep(await startElsewhere(take))
  return { server, hooks, url: `https://issuer.example:${server.port}/told` }
}

const options = (office: PostOffice | null, port?: number): Partial<HubOptions> => ({
  // These tests take months.
  sessionSeconds: 365 * DAY,
  ...(office && { mail: { url: office.url, from: 'Assay <assay@example.org>' } }),
  webhooks: {
    ca: CERTIFICATE.cert,
    resolve: async () => ['127.0.0.1'],
    ...(port !== undefined && { allowed: [`issuer.example:${port}`] }),
  },
})

onBothDatabases((stage) => {
  it('a rule fires once, after quiet hours, by every way; reminds; and is over when it no longer holds', async () => {
    const office = keep(await openPostOffice())
    const { server, hooks, url } = await openHooks(() => 204)
    const hub = await stage.hub(options(office, server.port))
    const [max, ada] = [await as(hub, 'max'), await as(hub, 'ada')]
    const terms = {
      emails: ['one@example.org', 'two@example.org'],
      webhook: url,
      remindEveryDays: 2,
      quietHours: { from: '20:00', to: '07:00' },
      quietOnFreeDays: true,
    }
    const rule = setAlert(terms, { secret: SECRET })
    expect(await ada.send(setAlert())).toMatchObject(rejected('not-an-admin'))
    expect(await max.send(rule)).toMatchObject(accepted)
    const turn = async (seconds: number) => {
      hub.clock.advance(seconds)
      await hub.workOff()
      const view = await max.view()
      return { rule: view.all('alert-rule')[0], alerts: view.all('alert') }
    }
    expect(await turn(0)).toMatchObject({ rule: { state: 'quiet', isSigned: true, terms: rule.terms }, alerts: [] })
    // Received on Friday the 30th, promised within ten working days: late since Saturday, on which nobody is told.
    const saturday = await turn(12 * DAY)
    expect(saturday.rule?.state).toBe('firing')
    expect(saturday.alerts).toMatchObject([{ ruleId: rule.allocationId, toldAt: null, clearedAt: null, timesTold: 0, over: 50 }])
    await turn(DAY + 18 * HOUR)
    // Monday, 06:00 and 07:00.
    expect([office.letters.length, hooks.length]).toEqual([0, 0])
    const [told] = (await turn(HOUR)).alerts
    expect(told).toMatchObject({ timesTold: 1, toldAt: '2026-11-16T07:00:00.000Z' })
    expect(office.letters.map(({ to }) => to).sort()).toEqual([['one@example.org'], ['two@example.org']])
    expect(office.letters[0]?.subject).toContain('Much is late')
    expect(office.letters[0]?.text).toMatch(/% of open work is late; the rule says more than 50 %/)
    expect(hooks).toHaveLength(1)
    const { headers, body } = hooks[0] ?? { headers: {}, body: '' }
    const signed = createHmac('sha256', SECRET)
      .update(`${String(headers['assay-timestamp'])}.${body}`)
      .digest('hex')
    expect(headers['assay-signature']).toBe(`v1=${signed}`)
    expect(JSON.parse(body)).toMatchObject({
      event: 'alert',
      alert: { id: told?.id, measure: 'late-share', value: told?.value, n: told?.n },
    })
    for (const { name } of [PEOPLE.ada, PEOPLE.ben]) expect(office.letters[0]?.raw + body).not.toContain(name)
    await turn(HOUR)
    expect([office.letters.length, hooks.length]).toEqual([2, 1])
    const [again] = (await turn(2 * DAY)).alerts
    expect([again?.timesTold, office.letters.length, hooks.length]).toEqual([2, 4, 2])
    expect(office.letters[3]?.subject).toContain('Reminder')
    for (const name of ['solo', 'blind', 'pair', 'blind-pair']) await max.send(setPromise(name, 300))
    const over = await turn(HOUR)
    expect(over).toMatchObject({
      rule: { state: 'quiet' },
      alerts: [{ id: told?.id, clearedAt: hub.clock.read().toISOString() }],
    })
    // What it told stays for 90 days, with a rule or without.
    expect(await max.send(endAlert(rule.allocationId))).toMatchObject(accepted)
    expect(await turn(89 * DAY)).toMatchObject({ alerts: [{ id: told?.id }] })
    expect(await turn(2 * DAY)).toEqual({ rule: undefined, alerts: [] })
    expect((await ada.view()).all('alert')).toEqual([])
  })

  it('what can’t be sent is tried again, blocks nothing else, and says so in its rule until it is out', async () => {
    const { port } = keep(await openPostOffice())
    await beside.pop()?.close()
    let status = 500
    const { server, hooks, url } = await openHooks(() => status)
    const office = { url: `smtp://127.0.0.1:${port}` } as PostOffice
    const hub = await stage.hub(options(office, server.port))
    const max = await as(hub, 'max')
    const trouble = async () => (await max.view()).all('alert-rule')[0]?.lastTrouble
    const rule = setAlert({ measure: 'queue', over: 0, emails: ['one@example.org', 'nobody@example.org'], webhook: url })
    expect(await max.send(rule)).toMatchObject(accepted)
    await hub.workOff()
    expect(hooks).toHaveLength(1)
    expect(await trouble()).toMatchObject({ attempts: 1, waiting: 3 })
    await hub.workOff()
    expect(hooks).toHaveLength(1)
    status = 200
    hub.clock.advance(31)
    await hub.workOff()
    expect(hooks).toHaveLength(2)
    expect(hooks[1]?.headers['assay-delivery']).toBe(hooks[0]?.headers['assay-delivery'])
    expect(await trouble()).toMatchObject({ channel: 'email', attempts: 2, waiting: 2 })
    const open = keep(await openPostOffice({ port, refuse: ['nobody@example.org'] }))
    // Another process goes on with what waits.
    const again = await hub.restart()
    again.clock.advance(61)
    await again.workOff()
    expect(open.letters.map(({ to }) => to)).toEqual([['one@example.org']])
    const later = max.at(again.origin)
    const left = (await (await Client.signIn(again.origin, 'max')).view()).all('alert-rule')[0]?.lastTrouble
    expect(left).toMatchObject({ channel: 'email', code: 'smtp-550', waiting: 1 })
    // Nobody is told at an address that the rule no longer names.
    expect(await later.send(setAlert({ ...rule.terms, emails: [] }, { id: rule.allocationId }))).toMatchObject(accepted)
    const rules = (await later.view()).all('alert-rule')
    expect(rules).toMatchObject([{ lastTrouble: null, state: 'firing' }])
    again.clock.advance(DAY)
    await again.workOff()
    expect([open.letters.length, hooks.length]).toEqual([1, 2])
  })

  it('figures go out on their day at their hour, with tables, and at once when asked for', async () => {
    const office = keep(await openPostOffice())
    const hub = await stage.hub(options(office))
    const [max, lea] = [await as(hub, 'max'), await as(hub, 'lea')]
    const command = setReportMail({ language: 'de', achievementId: idOf('solo') })
    expect(await lea.send(command)).toMatchObject(rejected('not-an-admin'))
    expect(await max.send({ ...command, id: setReportMail({}).id })).toMatchObject(accepted)
    const mail = async () => (await max.view()).all('report-mail')[0]
    // It is Monday noon: the next one is a week away.
    expect(await mail()).toMatchObject({ nextAt: '2026-11-09T08:00:00.000Z', lastSentTo: null })
    await hub.workOff()
    expect(office.letters).toEqual([])
    expect(await max.send(bareOfReportMail('report-mail.send', command.allocationId))).toMatchObject(accepted)
    await hub.workOff()
    expect(office.letters).toHaveLength(1)
    expect(await mail()).toMatchObject({ nextAt: '2026-11-09T08:00:00.000Z', lastSentTo: '2026-11-01' })
    hub.clock.advance(7 * DAY - 4 * HOUR)
    await hub.workOff()
    expect(office.letters).toHaveLength(2)
    const { subject, text, raw } = office.letters[1] ?? { subject: '', text: '', raw: '' }
    expect(subject).toContain('02.11.2026 – 08.11.2026')
    expect(text).toContain('Wie die Arbeit stand und lief')
    expect(text).toContain('Europe/Lisbon')
    expect(raw).toContain('verlauf-2026-11-02-2026-11-08.csv')
    expect(text).toMatch(/2026-11-02,ja,/)
    for (const { name } of Object.values(PEOPLE)) expect(text).not.toContain(name)
    expect(await mail()).toMatchObject({ nextAt: '2026-11-16T08:00:00.000Z', lastSentTo: '2026-11-08' })
    // Without a server nothing is promised that couldn't be kept.
    const silent = await stage.hub(options(null))
    const other = await as(silent, 'max')
    expect((await other.get(ROUTES.operationsToday)).body).toMatchObject({ sendsMail: false })
    expect((await max.get(ROUTES.operationsToday)).body).toMatchObject({ sendsMail: true })
    expect(await other.send(setReportMail({}))).toMatchObject(rejected('no-mail'))
    expect(await other.send(setAlert({ emails: ['one@example.org'] }))).toMatchObject(rejected('no-mail'))
    expect(await other.send(setAlert())).toMatchObject(accepted)
  })
})
