import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SAMPLES_FOLDER } from '../source.mjs'

/**
 * Makes of a recording and of a photograph what a telephone would have made: HEVC in QuickTime, and HEIC. Browsers show neither, so
 * these are what renditions are tried with. The first argument is a WebM or JPEG, the second the name among the media.
 */
const [, , source, name] = process.argv
const target = join(SAMPLES_FOLDER, 'media', name)
if (name.endsWith('.mov')) {
  const picture = ['-c:v', 'libx265', '-tag:v', 'hvc1', '-crf', '32', '-vf', 'scale=960:-2', '-x265-params', 'log-level=error']
  const sound = ['-c:a', 'aac', '-b:a', '48k', '-ac', '1']
  execFileSync('ffmpeg', ['-y', '-loglevel', 'error', '-i', source, ...picture, ...sound, '-fflags', '+bitexact', target])
} else {
  const plain = join(mkdtempSync(join(tmpdir(), 'assay-phone-')), 'plain.png')
  execFileSync('ffmpeg', ['-y', '-loglevel', 'error', '-i', source, plain])
  execFileSync('heif-enc', ['-q', '38', plain, '-o', target])
}
