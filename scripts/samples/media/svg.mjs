/** Width and height of every recording's picture. */
export const FRAME = { width: 1280, height: 720 }

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text that may stand in SVG. */
export const escapeText = (text) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign])

/** One line of text. */
export function text(
  content,
  x,
  y,
  { size = 28, family = 'Inter', weight = 400, fill = '#1C2430', anchor = 'start', opacity = 1 } = {},
) {
  return `<text x="${x}" y="${y}" font-family="${family}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}" opacity="${opacity}" xml:space="preserve">${escapeText(content)}</text>`
}

/** Breaks words into lines of at most `most` characters. */
export function wrap(content, most) {
  const lines = ['']
  for (const word of content.split(' ')) {
    if (lines.at(-1) && lines.at(-1).length + word.length + 1 > most) lines.push(word)
    else lines[lines.length - 1] = `${lines.at(-1)} ${word}`.trim()
  }
  return lines
}

/** Lines of a caption that stand at the same time. */
const CAPTION_LINES = 2

/** The words that are being said, along the lower edge, two lines at a time; `share` tells how much of them has been said. */
export function captions(content, share) {
  const lines = wrap(content, 84)
  const parts = Math.ceil(lines.length / CAPTION_LINES)
  const part = Math.min(Math.floor(share * parts), parts - 1)
  const shown = lines.slice(part * CAPTION_LINES, (part + 1) * CAPTION_LINES)
  const top = FRAME.height - 26 - shown.length * 28
  const box = `<rect x="120" y="${top - 14}" width="1040" height="${shown.length * 28 + 22}" rx="8" fill="#12161C" fill-opacity=".86"/>`
  const words = shown.map((line, at) =>
    text(line, FRAME.width / 2, top + 13 + at * 28, { size: 21, fill: '#FFFFFF', anchor: 'middle' }),
  )
  return box + words.join('')
}

/** A whole frame. */
export function frame(content, ground = '#FBF9F4') {
  const { width, height } = FRAME
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="${ground}"/>${content}</svg>`
}

/** 0…1 along a stretch of time, easing out; for things that appear. */
export function ease(seconds, begin, length) {
  const share = Math.min(Math.max((seconds - begin) / length, 0), 1)
  return 1 - (1 - share) ** 3
}
