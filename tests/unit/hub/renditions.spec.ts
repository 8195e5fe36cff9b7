import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Workshop } from '../../../hub/renditions'
import { stripJpeg } from '../../../hub/renditions/jpeg'
import { ProgramError, runProgram } from '../../../hub/renditions/program'
import { recipeFor } from '../../../hub/renditions/recipes'
import { planRecording, type Probe } from '../../../hub/renditions/recording'
import { FileStore } from '../../../hub/store'

const id = '6b0c2a52-2b1c-4c7e-9d0a-000000000001'
const PPTX = 'application/vnd.openxmlformats-officedocument.presentationml.presentation'
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-renditions-'))
  vi.stubEnv('TMPDIR', folder)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

/** A program of this name that does this, written as a shell script; it sees the system's own programs. */
function install(name: string, script: string): string {
  writeFileSync(join(folder, name), `#!/bin/sh\nPATH=/usr/bin:/bin\n${script}\n`)
  chmodSync(join(folder, name), 0o755)
  return folder
}

/** A LibreOffice that makes a PDF of the name of what it was given. */
const OFFICE = `
[ "$1" = --version ] && { echo "LibreOffice 99"; exit; }
while [ $# -gt 1 ]; do [ "$1" = --outdir ] && out=$2; shift; done
mkdir -p "$out"; echo "%PDF of $1" > "$out/source.pdf"`

async function render(
  searchPath: string,
  bytes: string | Buffer,
  { mediaType = PPTX, fileName = 'Talk; rm -rf $HOME.pptx' } = {},
) {
  const files = new FileStore(join(folder, 'files'))
  const lines: string[] = []
  const say = (about: object, words: string) => lines.push(`${words} ${JSON.stringify(about)}`)
  const workshop = new Workshop({ files, searchPath, log: { warn: say, info: say } as never })
  const path = join(folder, 'original')
  writeFileSync(path, bytes)
  const { sha256 } = await files.putFile(path)
  const [rendition] = await workshop.render(path, { id, mediaType, fileName, sha256 })
  const left = readdirSync(folder).filter((name) => name.startsWith('assay-rendition-'))
  expect(left, 'nothing is left in the temporary folder').toEqual([])
  return { rendition, files, lines, workshop, path, sha256 }
}

const ZIP = 'PK\x03\x04 slides'

describe('a rendition', () => {
  it('is stored under an id of its own and the original’s name, which no command line sees', async () => {
    const { rendition, files } = await render(install('soffice', OFFICE), ZIP)
    expect(rendition).toMatchObject({ mediaType: 'application/pdf', fileName: 'Talk; rm -rf $HOME.pdf' })
    expect(rendition?.id).not.toBe(id)
    const text = (await files.readAll(rendition?.sha256 ?? '')).toString()
    expect(text).toMatch(/^%PDF of \S+\/source\.pptx\n$/)
    expect(rendition).toMatchObject({ sizeBytes: text.length, chunkSha256: [rendition?.sha256] })
  })

  it('of the same file is made once, and keeps its id over revisions', async () => {
    const script = `${OFFICE}\n[ -n "$out" ] && echo once >> ${join(folder, 'times')}`
    const { rendition, workshop, path, sha256 } = await render(install('soffice', script), ZIP)
    const [again] = await workshop.render(path, { id, mediaType: PPTX, fileName: 'Talk.pptx', sha256 })
    expect(again).toMatchObject({ id: rendition?.id, sha256: rendition?.sha256 })
    expect(readFileSync(join(folder, 'times'), 'utf8')).toBe('once\n')
  })

  it.each([
    ['fails', `${OFFICE}\nexit 3`, /ended with code 3/],
    ['makes nothing', '[ "$1" = --version ] && echo "LibreOffice 99"; exit 0', /ENOENT/],
    ['makes an empty file', `${OFFICE}\n: > "$out/source.pdf"`, /came out empty/],
  ])('is missing where the program %s, and the log says why', async (_, script, why) => {
    const { rendition, lines } = await render(install('soffice', script), ZIP)
    expect(rendition).toBeUndefined()
    expect(lines.join()).toMatch(why)
  })

  it('is missing where the program is, and the operator reads once which one', async () => {
    const { rendition, lines, workshop, path } = await render(folder, ZIP)
    expect(await workshop.render(path, { id, mediaType: PPTX, fileName: 'b.pptx', sha256: '0'.repeat(64) })).toEqual([])
    expect(rendition).toBeUndefined()
    expect(lines).toEqual([expect.stringMatching(/LibreOffice is not installed \(docs\/operating\.md\)/)])
  })

  it('is not made of what isn’t what it says: the program would guess', async () => {
    const { rendition, lines } = await render(install('soffice', OFFICE), '<html><img src="file:///etc/hostname">')
    expect(rendition).toBeUndefined()
    expect(lines.join()).toMatch(/not what its media type says/)
  })

  it.each([DOCX, 'application/pdf', 'text/csv', 'image/png', 'application/zip', 'application/x-spss-sav'])(
    'is not made of %s',
    (mediaType) => expect(recipeFor(mediaType)).toBeNull(),
  )
})

describe('a program', () => {
  const bench = () => ({ folder, guard: [] })

  it('that takes too long is ended with all that it started', async () => {
    const path = join(install('slow', `sleep 30 & echo $! > ${join(folder, 'pid')}; wait`), 'slow')
    await expect(runProgram(path, [], bench(), { seconds: 0.5 })).rejects.toThrow(/more than 0.5 seconds/)
    const state = `/proc/${readFileSync(join(folder, 'pid'), 'utf8').trim()}/stat`
    await expect.poll(() => !existsSync(state) || /\) Z /.test(readFileSync(state, 'utf8'))).toBe(true)
  })

  it('sees nothing of the hub’s environment', async () => {
    process.env.ASSAY_TEST_SECRET = 'secret'
    try {
      expect(await runProgram(join(install('tell', 'env'), 'tell'), [], bench(), { seconds: 10 })).not.toMatch(/secret/)
    } finally {
      delete process.env.ASSAY_TEST_SECRET
    }
  })

  it('that isn’t there is an error that can be told', async () => {
    await expect(runProgram(join(folder, 'nowhere'), [], bench(), { seconds: 1 })).rejects.toThrow(ProgramError)
  })
})

describe('a photograph', () => {
  const segment = (marker: number, text: string) =>
    Buffer.concat([Buffer.from([0xff, marker, 0, text.length + 2]), Buffer.from(text)])
  const scan = Buffer.concat([segment(0xda, 'scan'), Buffer.from([1, 2, 0xff, 0xd9])])

  it('loses what the camera wrote about place and person, and keeps its colours', () => {
    const parts = [
      segment(0xe0, 'JFIF'),
      segment(0xe1, 'Exif: 38.7 N 9.1 W'),
      segment(0xe2, 'ICC_PROFILE'),
      segment(0xfe, 'by Nadia'),
      scan,
    ]
    const plain = stripJpeg(Buffer.concat([Buffer.from([0xff, 0xd8]), ...parts]))
    expect(plain).toEqual(Buffer.concat([Buffer.from([0xff, 0xd8]), segment(0xe0, 'JFIF'), segment(0xe2, 'ICC_PROFILE'), scan]))
  })

  it.each(['', 'GIF89a', '\xff\xd8', '\xff\xd8\xff\xe1\xff\xff', '\xff\xd8\xff\xe0\x00\x00'])(
    'that is none, or is cut off (%j), is none',
    (text) => {
      expect(stripJpeg(Buffer.from(text, 'latin1'))).toBeNull()
    },
  )
})

describe('a recording', () => {
  const probe = (...streams: Omit<Probe['streams'][number], 'index'>[]): Probe => ({
    format: { format_name: 'any', duration: 30 },
    streams: streams.map((stream, index) => ({ index, ...stream })),
  })
  const h264 = { codec_type: 'video', codec_name: 'h264', pix_fmt: 'yuv420p' }
  const aac = { codec_type: 'audio', codec_name: 'aac' }

  it.each([
    ['video/mp4', probe(h264, aac)],
    [
      'video/webm',
      probe({ codec_type: 'video', codec_name: 'vp9', pix_fmt: 'yuv420p' }, { codec_type: 'audio', codec_name: 'opus' }),
    ],
    ['audio/ogg', probe({ codec_type: 'audio', codec_name: 'vorbis' })],
    [
      'audio/mpeg',
      probe(
        { codec_type: 'audio', codec_name: 'mp3' },
        { codec_type: 'video', codec_name: 'mjpeg', disposition: { attached_pic: 1 } },
      ),
    ],
  ])('%s that plays stays as it is', (mediaType, probed) => {
    expect(planRecording(mediaType, probed)).toBeNull()
  })

  it('in another wrapping is wrapped anew, not made anew', () => {
    const plan = planRecording('video/quicktime', probe(h264, aac))
    expect(plan).toMatchObject({
      mediaType: 'video/mp4',
      parameters: ['-map', '0:0', '-map', '0:1', '-c:v', 'copy', '-c:a', 'copy'],
    })
  })

  it.each([
    ['video/mp4', { ...h264, codec_name: 'hevc' }],
    ['video/mp4', { ...h264, pix_fmt: 'yuv422p10le' }],
    ['video/x-msvideo', { ...h264, codec_name: 'mpeg4' }],
  ])('%s with a picture that browsers can’t show gets another', (mediaType, stream) => {
    expect(planRecording(mediaType, probe(stream, aac))?.parameters).toEqual(expect.arrayContaining(['libx264', 'copy']))
  })

  it('of sound alone becomes sound, and of nothing at all is an error', () => {
    expect(planRecording('audio/amr', probe({ codec_type: 'audio', codec_name: 'amr_nb' }))?.mediaType).toBe('audio/mp4')
    expect(() => planRecording('video/mp4', probe())).toThrow(/neither picture nor sound/)
  })
})
