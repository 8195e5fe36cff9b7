import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { joinVoices, speak } from './voice.mjs'

/** Speaks every line; returns the lines with their length, and the file with all of them. */
export async function speakAll(play) {
  const folder = await mkdtemp(join(tmpdir(), 'assay-recording-'))
  const lines = play.lines.map((line, at) => {
    const wavFile = join(folder, `${at}.wav`)
    const voice = line.voice ?? play.voices?.[line.who]
    const pause = line.pause ?? 0.5
    return { ...line, wavFile, pause, seconds: speak({ ...line, voice }, wavFile) + pause }
  })
  const soundFile = join(folder, 'all.wav')
  joinVoices(lines, soundFile)
  return { lines, soundFile }
}
