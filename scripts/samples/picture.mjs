import { Resvg } from '@resvg/resvg-js'
import { FONT_FILES } from './fonts.mjs'

/** Draws an SVG at its own size (or at `width` pixels) with our fonts only, so that every machine gets the same picture. */
export function drawPng(svg, width) {
  const options = {
    font: { fontFiles: Object.values(FONT_FILES), loadSystemFonts: false, defaultFontFamily: 'Inter' },
    ...(width && { fitTo: { mode: 'width', value: width } }),
  }
  return new Resvg(svg, options).render().asPng()
}
