import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SAMPLES_FOLDER } from '../source.mjs'
import { speakAll } from './spoken.mjs'

/** Signs that are read in one go; longer lines are cut at the end of a sentence or a clause. */
const MOST_SIGNS = 90

/** Cuts what is said into cues: sentences, and long sentences at their commas. */
function cutSpeech(text) {
  const cues = []
  for (const part of text.split(/(?<=[.?!:;,])\s+/)) {
    const last = cues.at(-1)
    if (last !== undefined && !/[.?!]$/.test(last) && last.length + part.length < MOST_SIGNS)
      cues[cues.length - 1] = `${last} ${part}`
    else cues.push(part)
  }
  return cues
}

function stamp(seconds) {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60]
  return `00:${String(minutes).padStart(2, '0')}:${rest.toFixed(3).padStart(6, '0')}`
}

/** A play's words as WebVTT; within a line, time is shared out by the length of what is said. */
async function writeCaptions(play) {
  const { lines } = await speakAll(play)
  const cues = []
  let begin = 0
  for (const { say, who, seconds, pause } of lines) {
    const parts = cutSpeech(say)
    const signs = parts.reduce((sum, part) => sum + part.length, 0)
    let at = begin
    for (const part of parts) {
      const end = at + ((seconds - pause) * part.length) / signs
      cues.push(`${stamp(at)} --> ${stamp(end)}\n${who ? `<v ${who}>` : ''}${part}\n`)
      at = end
    }
    begin += seconds
  }
  return `WEBVTT\n\n${cues.join('\n')}`
}

for (const name of process.argv.slice(2)) {
  const { play } = await import(`./plays/${name}.mjs`)
  await writeFile(join(SAMPLES_FOLDER, 'media', `${name}.en.vtt`), await writeCaptions(play))
}
