import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  BADGE_PAGE_POLICY,
  badgePagePolicy,
  type BadgePage,
  choosePageLanguage,
  issueBadge,
  renderBadgePage,
  renderNoBadgePage,
  signingKeyFromSeed,
} from '../../../hub/badges'
import german from '../../../hub/badges/page/texts/de.json'
import english from '../../../hub/badges/page/texts/en.json'
import { awardedOrder } from './award'

/** What the page hands out itself. */
const OWN_FILES = ['/badge.png', '/badge.svg', '/badge.json', '/badge.jwt']

const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(1)'>\n\n[x](javascript:alert(1)) ![x](https://evil.example/x.png) <style>*{}</style>`

async function page(changes: Parameters<typeof awardedOrder>[0] = {}): Promise<BadgePage> {
  const { credential } = await issueBadge(awardedOrder(changes), await signingKeyFromSeed(new Uint8Array(32).fill(1)))
  return {
    credential,
    revocation: null,
    pageUrl: 'https://academy.example/badges/1',
    pictureUrl: '/badge.png',
    vectorUrl: '/badge.svg',
    credentialUrl: '/badge.json',
    statusUrl: '/status.json',
    tokenUrl: '/badge.jwt',
    check: null,
    timeZone: 'Europe/Berlin',
  }
}

/** Names of the elements, and names of their attributes, that a browser would see in this page. */
function markup(source: string): { elements: Set<string>; attributes: Set<string>; links: string[] } {
  const body = source.replace(/<style>[^<]*<\/style>/, '')
  const tags = [...body.matchAll(/<([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-z-]+="[^"]*")*)\s*>/g)]
  const attributes = tags.flatMap(([, , list]) => [...(list ?? '').matchAll(/([a-z-]+)="([^"]*)"/g)])
  expect(body.match(/<[^/!]/g)).toHaveLength(tags.length)
  return {
    elements: new Set(tags.map(([, name]) => name ?? '')),
    attributes: new Set(attributes.map(([, name]) => name ?? '')),
    links: attributes.filter(([, name]) => name === 'href' || name === 'src').map(([, , value]) => value ?? ''),
  }
}

describe('the public badge page', () => {
  it('says what was earned, by whom, from whom, when, and at which levels', async () => {
    const source = renderBadgePage(await page(), 'en')
    for (const text of [
      'Data storytelling for public health',
      'Jonas Halvorsen',
      'Northshore Public Health Academy',
      '21 November 2026',
    ]) {
      expect(source).toContain(text)
    }
    expect(source).toContain('<h3>C2 Honest representation</h3><strong>Exemplary</strong>')
    expect(source).toContain('Level 4 of 4. At least “Proficient” is needed to pass.')
    expect(source).toContain('<li>a chart that answers it honestly</li>')
  })

  it('leads to the picture and to the credential, and names the key that signed', async () => {
    const shown = await page()
    const source = renderBadgePage(shown, 'en')
    expect(markup(source).links).toEqual(expect.arrayContaining(OWN_FILES))
    expect(source).toContain(shown.credential.issuer.id)
  })

  it('has no link to a token where there is none', async () => {
    const source = renderBadgePage({ ...(await page()), tokenUrl: null }, 'en')
    expect(markup(source).links).not.toContain('/badge.jwt')
  })

  it.each(['en', 'de'] as const)('of a revoked badge says first that it was revoked, when, and why (%s)', async (language) => {
    const revocation = { at: '2026-12-01T23:30:00.000Z', reason: 'Not <b>their</b> work.' }
    const source = renderBadgePage({ ...(await page()), revocation }, language)
    const revoked = source.indexOf(language === 'en' ? 'This badge was revoked.' : 'Dieser Badge wurde widerrufen.')
    expect(revoked).toBeGreaterThan(0)
    expect(revoked).toBeLessThan(source.indexOf('<h1>'))
    expect(source).toContain(language === 'en' ? 'since 2 December 2026' : 'seit dem 2. Dezember 2026')
    expect(source).toContain('Not &lt;b&gt;their&lt;/b&gt; work.')
    expect(renderBadgePage(await page(), language)).not.toContain('class="revoked"')
  })

  it("gives the date of the provider's zone", async () => {
    const shown = await page({ releasedAt: '2026-11-20T23:30:00.000Z' })
    expect(renderBadgePage(shown, 'de')).toContain('21. November 2026')
    expect(renderBadgePage({ ...shown, timeZone: 'America/New_York' }, 'en')).toContain('20 November 2026')
  })

  it('shows hostile words as words: no elements or attributes come from them, and no addresses but https links', async () => {
    const order = awardedOrder()
    const harmless = markup(renderBadgePage(await page(), 'en'))
    const hostile = renderBadgePage(
      await page({
        candidate: { name: HOSTILE, email: 'x@example.org' },
        issuer: { name: HOSTILE, url: 'javascript:alert(1)' },
        achievement: {
          ...order.achievement,
          name: HOSTILE,
          description: HOSTILE,
          field: HOSTILE,
          criteriaNarrative: HOSTILE,
          tags: [HOSTILE],
        },
        rubric: {
          ...order.rubric,
          criteria: order.rubric.criteria.map((criterion) => ({
            ...criterion,
            title: HOSTILE,
            levels: criterion.levels.map((level) => ({ ...level, title: HOSTILE, descriptor: HOSTILE })),
          })),
        },
        scores: order.scores.map((score) => ({ ...score, rationale: HOSTILE })),
        evidence: order.evidence.map((item) => ({ ...item, title: HOSTILE })),
      }),
      'en',
    )
    const { elements, attributes, links } = markup(hostile)
    expect([...elements].filter((name) => !harmless.elements.has(name))).toEqual([])
    expect([...attributes].filter((name) => !harmless.attributes.has(name))).toEqual([])
    // A picture in the criteria has become a link, which nothing fetches until a person asks for it.
    const others = links.filter((link) => !OWN_FILES.includes(link) && !link.startsWith('https://www.linkedin.com/'))
    expect(others).toEqual(['https://evil.example/x.png'])
  })

  it('has no scripts, and a policy that lets none run and reaches no session', async () => {
    const source = renderBadgePage(await page(), 'en')
    const style = /<style>([^<]*)<\/style>/.exec(source)?.[1] ?? ''
    expect(source).not.toContain('<script')
    expect(BADGE_PAGE_POLICY).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`)
    expect(BADGE_PAGE_POLICY).toMatch(/^sandbox allow-downloads; default-src 'none'/)
    expect(BADGE_PAGE_POLICY).not.toMatch(/unsafe|allow-scripts|allow-same-origin/)
  })

  it('has one script where there is one, by a nonce that stands nowhere else, in a sandbox without this site’s origin', async () => {
    const check = { scriptUrl: '/badges/check.js', nonce: 'bm9uY2U' }
    const source = renderBadgePage({ ...(await page()), check }, 'en')
    expect(source.match(/<script[^>]*>/g)).toEqual([
      '<script nonce="bm9uY2U" src="/badges/check.js" type="module" crossorigin="anonymous">',
    ])
    const policy = badgePagePolicy('bm9uY2U')
    expect(policy).toMatch(
      /^sandbox allow-downloads allow-scripts; script-src 'nonce-bm9uY2U'; connect-src 'self'; default-src 'none'/,
    )
    expect(policy).not.toMatch(/unsafe|allow-same-origin/)
  })

  it.each([
    ['Europe/Berlin', '2027', '1'],
    ['America/New_York', '2026', '12'],
  ])(
    'offers to add it to a profile with the month of the provider’s calendar, from 1 to 12 (%s)',
    async (timeZone, year, month) => {
      const shown = { ...(await page({ releasedAt: '2026-12-31T23:30:00.000Z' })), timeZone }
      const link = markup(renderBadgePage(shown, 'en')).links.find((one) => one.startsWith('https://www.linkedin.com/')) ?? ''
      const asked = new URL(link.replaceAll('&amp;', '&'))
      expect(asked.pathname).toBe('/profile/add')
      expect(Object.fromEntries(asked.searchParams)).toEqual({
        startTask: 'CERTIFICATION_NAME',
        name: 'Data storytelling for public health',
        organizationName: 'Northshore Public Health Academy',
        issueYear: year,
        issueMonth: month,
        certUrl: 'https://academy.example/badges/1',
        certId: shown.credential.id,
      })
    },
  )

  it('offers nobody to add a badge that was revoked', async () => {
    const revocation = { at: '2026-12-01T23:30:00.000Z', reason: 'No.' }
    expect(renderBadgePage({ ...(await page()), revocation }, 'en')).not.toContain('linkedin')
  })

  it('names nobody where the badge names nobody', async () => {
    const shown = await page()
    const { identifier } = shown.credential.credentialSubject
    shown.credential.credentialSubject.identifier = identifier.filter(({ hashed }) => hashed)
    expect(renderBadgePage(shown, 'en')).toContain(english.onlyByEmail)
  })

  it.each(['missing', 'away'] as const)(
    'in place of a badge has the same look, in the reader’s language, and no script (%s)',
    async (why) => {
      const [inEnglish, inGerman] = [renderNoBadgePage(why, 'en'), renderNoBadgePage(why, 'de')]
      const style = /<style>([^<]*)<\/style>/
      expect(style.exec(inEnglish)?.[1]).toBe(style.exec(renderBadgePage(await page(), 'en'))?.[1])
      expect(inEnglish).toContain(english[`${why}Title`])
      expect(inGerman).toContain(german[`${why}Title`])
      expect(inGerman).toContain('<html lang="de">')
      expect(inEnglish).not.toMatch(/<script|src=|href=/)
    },
  )

  it('has the same texts in every language', () => {
    expect(Object.keys(german)).toEqual(Object.keys(english))
    for (const [name, text] of Object.entries(english)) {
      expect(german[name as keyof typeof german].match(/\{\w+\}/g), name).toEqual(text.match(/\{\w+\}/g))
    }
  })

  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['de-AT,de;q=0.9,en;q=0.8', 'de'],
    ['fr,en;q=0.3,de;q=0.7', 'de'],
    ['de;q=0, en', 'en'],
    ['ja', 'en'],
    ['de;q=nonsense', 'en'],
  ])('speaks the language that the reader likes best: %s', (header, language) => {
    expect(choosePageLanguage(header)).toBe(language)
  })
})
