import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { drawPng } from '../picture.mjs'
import { readSamples, SAMPLES_FOLDER } from '../source.mjs'

/** Side of a badge picture in pixels. */
const SIDE = 512

/**
 * Redraws `badge.png` beside every `badge.svg`. The pictures are kept in the repository, since a badge's picture is part of what is
 * issued and must not change by a byte because a drawing library did. Run it after changing an SVG.
 */
const { achievements, pathways } = await readSamples()
for (const { slug } of [...achievements, ...pathways]) {
  const svg = await readFile(join(SAMPLES_FOLDER, slug, 'badge.svg'), 'utf8')
  await writeFile(join(SAMPLES_FOLDER, slug, 'badge.png'), drawPng(svg, SIDE))
}
