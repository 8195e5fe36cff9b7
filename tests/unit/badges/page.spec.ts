import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  BADGE_PAGE_POLICY,
  type BadgePage,
  choosePageLanguage,
  issueBadge,
  renderBadgePage,
  signingKeyFromSeed,
} from '../../../hub/badges'
import german from '../../../hub/badges/page/texts/de.json'
import english from '../../../hub/badges/page/texts/en.json'
import { awardedOrder } from './award'

const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(1)'>\n\n[x](javascript:alert(1)) ![x](https://evil.example/x.png) <style>*{}</style>`

async function page(changes: Parameters<typeof awardedOrder>[0] = {}): Promise<BadgePage> {
  const { credential } = await issueBadge(awardedOrder(changes), await signingKeyFromSeed(new Uint8Array(32).fill(1)))
  return { credential, pictureUrl: '/badge.png', credentialUrl: '/badge.json', timeZone: 'Europe/Berlin' }
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
    expect(markup(source).links).toEqual(expect.arrayContaining(['/badge.png', '/badge.json']))
    expect(source).toContain(shown.credential.issuer.id)
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
    const others = links.filter((link) => !['/badge.png', '/badge.json'].includes(link))
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

  it('names nobody where the badge names nobody', async () => {
    const shown = await page()
    const { identifier } = shown.credential.credentialSubject
    shown.credential.credentialSubject.identifier = identifier.filter(({ hashed }) => hashed)
    expect(renderBadgePage(shown, 'en')).toContain(english.onlyByEmail)
  })

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
