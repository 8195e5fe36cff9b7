import { spawnSync } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { drawPng } from '../picture.mjs'
import { SAMPLES_FOLDER } from '../source.mjs'

/** How a camera or a scanner spoils a drawing: a slant, uneven light, grain. The seed keeps the grain the same. */
const SPOILS = {
  photo:
    'perspective=x0=26:y0=40:x1=W-8:y1=12:x2=6:y2=H-18:x3=W-34:y3=H-6:sense=destination:interpolation=cubic,crop=iw-70:ih-90,vignette=PI/8,noise=alls=9:allf=p:all_seed=41,eq=contrast=0.94:saturation=0.92',
  scan: 'rotate=0.006:fillcolor=0xF2EFE8,noise=alls=6:allf=p:all_seed=7,eq=contrast=1.06:brightness=-0.01',
}

/** Makes `name.jpg` from every `name.photo.svg` and `name.scan.svg` among the media. */
const folder = join(SAMPLES_FOLDER, 'media')
for (const file of (await readdir(folder)).sort()) {
  const [, name, spoil] = /^(.*)\.(photo|scan)\.svg$/.exec(file) ?? []
  if (!name) continue
  const input = drawPng(await readFile(join(folder, file), 'utf8'))
  const output = [
    '-vf',
    SPOILS[spoil],
    '-q:v',
    spoil === 'photo' ? '6' : '8',
    '-fflags',
    '+bitexact',
    join(folder, `${name}.jpg`),
  ]
  const { status } = spawnSync('ffmpeg', ['-y', '-loglevel', 'error', '-f', 'png_pipe', '-i', '-', ...output], {
    input,
    stdio: ['pipe', 'inherit', 'inherit'],
  })
  if (status !== 0) throw new Error(`ffmpeg could not make ${name}.jpg`)
}
