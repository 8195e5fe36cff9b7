import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { drawPng } from '../picture.mjs'
import { SAMPLES_FOLDER } from '../source.mjs'
import { speakAll } from './spoken.mjs'
import { STAGES } from './stages.mjs'

/** Few, since most of what is seen stands still; smooth enough for bars that grow and letters that are typed. */
const FRAMES_PER_SECOND = 8

/** Draws the play frame by frame into ffmpeg, with its sound: VP9 and Opus, which every Chromium plays. */
async function film(play, { lines, soundFile }, file) {
  const picture = ['-f', 'image2pipe', '-framerate', String(FRAMES_PER_SECOND), '-c:v', 'png', '-i', '-', '-i', soundFile]
  const coding = [
    '-c:v',
    'libvpx-vp9',
    '-crf',
    '38',
    '-b:v',
    '0',
    '-g',
    '80',
    '-row-mt',
    '1',
    '-cpu-used',
    '4',
    '-pix_fmt',
    'yuv420p',
    '-c:a',
    'libopus',
    '-b:a',
    '28k',
    '-ac',
    '1',
  ]
  const ffmpeg = spawn('ffmpeg', ['-y', '-loglevel', 'error', ...picture, ...coding, '-fflags', '+bitexact', file], {
    stdio: ['pipe', 'inherit', 'inherit'],
  })
  const ended = once(ffmpeg, 'close')
  let begin = 0
  let frames = 0
  for (const line of lines) {
    begin += line.seconds
    for (; frames / FRAMES_PER_SECOND < begin; frames += 1) {
      const seconds = frames / FRAMES_PER_SECOND - (begin - line.seconds)
      if (!ffmpeg.stdin.write(drawPng(STAGES[play.stage](line, seconds, play)))) await once(ffmpeg.stdin, 'drain')
    }
  }
  ffmpeg.stdin.end()
  await ended
}

function recordSound({ soundFile }, file) {
  execFileSync('ffmpeg', [
    '-y',
    '-loglevel',
    'error',
    '-i',
    soundFile,
    '-c:a',
    'libopus',
    '-b:a',
    '26k',
    '-ac',
    '1',
    '-fflags',
    '+bitexact',
    file,
  ])
}

const wanted = process.argv.slice(2)
const files = await readdir(new URL('plays/', import.meta.url))
for (const name of files.map((file) => file.replace('.mjs', '')).sort()) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const { play } = await import(`./plays/${name}.mjs`)
  const spoken = await speakAll(play)
  const file = join(SAMPLES_FOLDER, 'media', `${name}.${play.stage ? 'webm' : 'ogg'}`)
  if (play.stage) await film(play, spoken, file)
  else recordSound(spoken, file)
  console.log(`${name}: ${spoken.lines.reduce((sum, line) => sum + line.seconds, 0).toFixed(1)} s`)
}
