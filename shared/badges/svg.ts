/**
 * Baking into SVG (Open Badges 3.0, section "Baked badges"): the credential travels in an element of its own, directly after the start of
 * the picture. With an embedded proof it is JSON within CDATA, as a VC-JWT it is the attribute `verify`.
 */
import sax from 'sax'
import { readChunks } from './png-chunks'

declare const btoa: (binary: string) => string

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg'
const BADGE_NAMESPACE = 'https://purl.imsglobal.org/ob/v3p0'
/** Of Open Badges 2.0 and older, which bake an `assertion`. */
const OLDER_NAMESPACE = 'http://openbadges.org'

/** Pictures within pictures are long attributes; the whole file is bounded where it comes in. */
sax.MAX_BUFFER_LENGTH = Number.POSITIVE_INFINITY

/** Why there is no credential to be had from this text. */
export type BakedSvgProblem =
  /** Its first element isn't an SVG picture. */
  | 'not-an-svg'
  /** Not well-formed XML, or with a document type, which a picture doesn't need. */
  | 'damaged'
  /** A sound SVG without a credential. */
  | 'not-baked'
  /** A badge of Open Badges 2.0 or older. */
  | 'older'
  /** More than one credential, which the specification forbids; picking one would be guessing. */
  | 'several'

/** `credential` is JSON, or a token where it is a VC-JWT. */
export type BakedSvg = { ok: true; credential: string } | { ok: false; problem: BakedSvgProblem }

/**
 * An SVG file that shows this PNG picture and has the credential baked in.
 * @param credential the signed credential as JSON text
 * @throws PngFormatError where the picture isn't a sound PNG file
 */
export function bakeSvg(png: Uint8Array, title: string, credential: string): string {
  const { width, height } = sizeOf(png)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="${SVG_NAMESPACE}" xmlns:openbadges="${BADGE_NAMESPACE}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<openbadges:credential><![CDATA[${escapeCdata(credential)}]]></openbadges:credential>`,
    `<title>${escapeText(title)}</title>`,
    `<image width="${width}" height="${height}" href="data:image/png;base64,${base64(png)}"/>`,
    '</svg>\n',
  ].join('\n')
}

/** The credential that was baked into a picture, or why there is none. Takes any text and never throws. */
export function readBakedSvg(svg: string): BakedSvg {
  const found: string[] = []
  let isSvg: boolean | undefined
  let isInside = false
  let isOlder = false
  const parser = sax.parser(true, { xmlns: true })
  parser.onopentag = ({ local, uri, attributes }) => {
    isSvg ??= local === 'svg' && uri === SVG_NAMESPACE
    isOlder ||= local === 'assertion' && uri === OLDER_NAMESPACE
    if (local !== 'credential' || uri !== BADGE_NAMESPACE) return
    isInside = true
    found.push(Object.values(attributes).find((attribute) => attribute.local === 'verify')?.value ?? '')
  }
  parser.onclosetag = (name) => {
    // No element of ours holds another one, so whichever ends, we are outside.
    if (name.endsWith(':credential') || name === 'credential') isInside = false
  }
  parser.ontext = parser.oncdata = (text) => {
    if (isInside) found.push(`${found.pop() ?? ''}${text}`)
  }
  parser.ondoctype = () => {
    throw new Error('a picture needs no document type')
  }
  parser.onerror = (error) => {
    throw error
  }
  try {
    parser.write(svg).close()
  } catch {
    return { ok: false, problem: isSvg === undefined ? 'not-an-svg' : 'damaged' }
  }
  if (!isSvg) return { ok: false, problem: 'not-an-svg' }
  const [credential, ...more] = found
  if (more.length > 0) return { ok: false, problem: 'several' }
  const text = credential?.trim() ?? ''
  if (text !== '') return { ok: true, credential: text }
  return { ok: false, problem: isOlder ? 'older' : 'not-baked' }
}

/** Width and height in pixels, from the header (PNG specification, third edition, section 11.2.1). */
function sizeOf(png: Uint8Array): { width: number; height: number } {
  const [header] = readChunks(png)
  if (!header) throw new RangeError('readChunks hands out a header or throws')
  const view = new DataView(header.content.buffer, header.content.byteOffset)
  return { width: view.getUint32(0), height: view.getUint32(4) }
}

/** JSON with the same meaning that can stand in CDATA: what would end it, or isn't allowed in XML, is written as JSON's escapes. */
function escapeCdata(json: string): string {
  return json.replaceAll(']]>', ']]\\u003e').replaceAll('\uFFFE', '\\ufffe').replaceAll('\uFFFF', '\\uffff')
}

function escapeText(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

function base64(bytes: Uint8Array): string {
  const step = 0x8000
  let binary = ''
  for (let at = 0; at < bytes.length; at += step) binary += String.fromCharCode(...bytes.subarray(at, at + step))
  return btoa(binary)
}
