import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const SAMPLE_RATE = 22_050

/** Seconds of a WAV file that espeak-ng wrote (16 bit, mono, 44 bytes of header). */
function secondsOf(wavFile) {
  return (readFileSync(wavFile).length - 44) / 2 / SAMPLE_RATE
}

/** Speaks one line into a WAV file; returns its length in seconds. */
export function speak(line, wavFile) {
  const { voice = 'en-gb', speed = 152, pitch = 48 } = line.voice ?? {}
  execFileSync('espeak-ng', ['-v', voice, '-s', String(speed), '-p', String(pitch), '-w', wavFile, line.spoken ?? line.say])
  return secondsOf(wavFile)
}

/** Joins WAV files with a pause after each into one. */
export function joinVoices(parts, joined) {
  const inputs = parts.flatMap(({ wavFile }) => ['-i', wavFile])
  const padded = parts.map(({ pause }, at) => `[${at}]apad=pad_dur=${pause}[p${at}]`).join(';')
  const chain = `${padded};${parts.map((_, at) => `[p${at}]`).join('')}concat=n=${parts.length}:v=0:a=1,loudnorm=I=-20:TP=-2`
  execFileSync('ffmpeg', ['-y', '-loglevel', 'error', ...inputs, '-filter_complex', chain, '-ar', '24000', joined])
}
