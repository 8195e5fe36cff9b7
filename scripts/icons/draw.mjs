/** Draws the app icon's sizes from `resources/icons/icon.svg`; run after changing it (`node scripts/icons/draw.mjs`). */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { ROOT } from '../setup/paths.mjs'

const FOLDER = join(ROOT, 'resources/icons')
/** 1024 is what macOS' and Windows' own icon files are made from while packaging. */
const SIZES = [32, 64, 128, 256, 512, 1024]

const drawing = readFileSync(join(FOLDER, 'icon.svg'), 'utf8')
for (const size of SIZES) {
  const picture = new Resvg(drawing, { fitTo: { mode: 'width', value: size } }).render()
  writeFileSync(join(FOLDER, `icon-${size}.png`), picture.asPng())
}
