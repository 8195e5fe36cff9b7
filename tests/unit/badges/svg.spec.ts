import { DOMParser } from '@xmldom/xmldom'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bakeSvg, PngFormatError, readBakedSvg } from '../../../shared/badges'
import { drawPng } from './award'

const CREDENTIAL = JSON.stringify({ name: 'x ]]> y', text: '<b>&amp;</b>' })
const BAKED = bakeSvg(drawPng(), 'Data <storytelling> & more', CREDENTIAL)
const NAMESPACE = 'https://purl.imsglobal.org/ob/v3p0'

const inSvg = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="${NAMESPACE}" viewBox="0 0 1 1">${inside}</svg>`

describe('a baked SVG', () => {
  it('carries the credential directly after the start of the picture, as JSON within CDATA', () => {
    const root = new DOMParser().parseFromString(BAKED, 'image/svg+xml').documentElement
    expect([root.localName, root.getAttribute('viewBox')]).toEqual(['svg', '0 0 2 2'])
    const [first] = Array.from(root.childNodes).filter((node) => node.nodeType === 1)
    expect([first?.nodeName, (first as Element | undefined)?.namespaceURI]).toEqual(['openbadges:credential', NAMESPACE])
    expect(Array.from(first?.childNodes ?? []).map((node) => node.nodeType)).toEqual([4])
    expect(JSON.parse(first?.textContent ?? '')).toEqual(JSON.parse(CREDENTIAL))
  })

  it('shows the picture itself, and what it is called', () => {
    const root = new DOMParser().parseFromString(BAKED, 'image/svg+xml').documentElement
    const href = root.getElementsByTagName('image')[0]?.getAttribute('href') ?? ''
    expect(Buffer.from(href.replace('data:image/png;base64,', ''), 'base64').equals(drawPng())).toBe(true)
    expect(root.getElementsByTagName('title')[0]?.textContent).toBe('Data <storytelling> & more')
  })

  it('gives back every credential that was baked in, whatever its text and the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, title) => {
        const baked = readBakedSvg(bakeSvg(drawPng(), title, JSON.stringify({ text })))
        expect(baked.ok && JSON.parse(baked.credential)).toEqual({ text })
      }),
      { numRuns: 100 },
    )
  })

  it('is not made of something that is no picture', () => {
    expect(() => bakeSvg(new Uint8Array([1, 2, 3]), 'x', '{}')).toThrow(PngFormatError)
  })
})

describe('reading a picture of others', () => {
  it('finds a token in the attribute where the credential is a VC-JWT', () => {
    expect(readBakedSvg(inSvg('<openbadges:credential verify="a.b.c"></openbadges:credential>'))).toEqual({
      ok: true,
      credential: 'a.b.c',
    })
  })

  it('goes by the namespace and not by how it is abbreviated', () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg"><o:credential xmlns:o="${NAMESPACE}"> {"a":1} </o:credential></svg>`
    expect(readBakedSvg(svg)).toEqual({ ok: true, credential: '{"a":1}' })
    expect(readBakedSvg('<svg xmlns="http://www.w3.org/2000/svg"><credential>{}</credential></svg>')).toMatchObject({
      problem: 'not-baked',
    })
  })

  it.each([
    [
      'two credentials',
      inSvg('<openbadges:credential>1</openbadges:credential><openbadges:credential>2</openbadges:credential>'),
      'several',
    ],
    ['an empty one', inSvg('<openbadges:credential> </openbadges:credential>'), 'not-baked'],
    ['a web page', '<html xmlns="http://www.w3.org/1999/xhtml"></html>', 'not-an-svg'],
    ['a picture in no namespace', '<svg></svg>', 'not-an-svg'],
    ['nothing', '', 'not-an-svg'],
    ['words', 'hello', 'not-an-svg'],
    ['the half of one', BAKED.slice(0, -20), 'damaged'],
    ['an entity that grows', `<!DOCTYPE svg [<!ENTITY a "&a;&a;">]>${inSvg('<title>&a;</title>')}`, 'not-an-svg'],
    ['an entity that nobody knows', inSvg('<title>&secret;</title>'), 'damaged'],
  ])('of %s says so', (_what, svg, problem) => {
    expect(readBakedSvg(svg)).toEqual({ ok: false, problem })
  })
})
