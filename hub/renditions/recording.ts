import { join } from 'node:path'
import { z } from 'zod'
import { type Bench, ProgramError, runProgram } from './program'

const PROBE_SECONDS = 30
/** A recording may take twice its own length, within these. */
const SECONDS = { least: 60, most: 3600 }

/**
 * Containers that are read. Playlists are not among them, whatever a file calls itself: they name other files and addresses, which the
 * program would open.
 */
const FORMATS = 'mov,matroska,avi,asf,flv,mpeg,mpegts,mpegvideo,ogg,wav,aiff,mp3,aac,flac,amr,caf,3gp,h264,hevc'
const SAFE_INPUT = ['-v', 'error', '-protocol_whitelist', 'file', '-format_whitelist', FORMATS]

const ProbeSchema = z.object({
  format: z.object({ format_name: z.string(), duration: z.coerce.number().optional() }),
  streams: z.array(
    z.object({
      index: z.int().min(0),
      codec_type: z.string().optional(),
      codec_name: z.string().optional(),
      pix_fmt: z.string().optional(),
      disposition: z.object({ attached_pic: z.number() }).partial().optional(),
    }),
  ),
})
export type Probe = z.infer<typeof ProbeSchema>

/** What Chromium plays, and in which containers. */
const PLAYABLE_TYPES = /^(video\/(mp4|webm|ogg)|audio\/(mpeg|mp4|aac|ogg|opus|webm|wav|x-wav|flac|x-flac))$/
const PLAYABLE_VIDEO = ['h264', 'vp8', 'vp9', 'av1']
const PLAYABLE_AUDIO = ['aac', 'mp3', 'opus', 'vorbis', 'flac', 'pcm_s16le', 'pcm_s24le', 'pcm_f32le', 'pcm_u8']
/** Of those, what an MP4 file takes as it is. */
const COPIED_AUDIO = ['aac', 'mp3']

/** How a recording becomes playable; null where it plays as it is. */
export type RecordingPlan = { mediaType: 'video/mp4' | 'audio/mp4'; parameters: string[]; seconds: number }

/**
 * What is to be done with a recording so that it plays: parts that play already are taken over, the others made anew.
 * @throws ProgramError where there is nothing to see or hear
 */
export function planRecording(mediaType: string, { format, streams }: Probe): RecordingPlan | null {
  // A cover picture is told as a video.
  const video = streams.find((stream) => stream.codec_type === 'video' && stream.disposition?.attached_pic !== 1)
  const audio = streams.find((stream) => stream.codec_type === 'audio')
  if (!video && !audio) throw new ProgramError('failed', 'holds neither picture nor sound')
  const playsVideo = !video || (PLAYABLE_VIDEO.includes(video.codec_name ?? '') && isPlainPicture(video.pix_fmt))
  const playsAudio = !audio || PLAYABLE_AUDIO.includes(audio.codec_name ?? '')
  if (playsVideo && playsAudio && PLAYABLE_TYPES.test(mediaType)) return null
  const copiesVideo = video?.codec_name === 'h264' && playsVideo
  const copiesAudio = COPIED_AUDIO.includes(audio?.codec_name ?? '')
  const parameters = [
    ...(video ? ['-map', `0:${video.index}`] : []),
    ...(audio ? ['-map', `0:${audio.index}`] : []),
    ...(video ? (copiesVideo ? ['-c:v', 'copy'] : ENCODE_VIDEO) : []),
    ...(audio ? ['-c:a', ...(copiesAudio ? ['copy'] : ['aac', '-b:a', '128k', '-ac', '2'])] : []),
  ]
  const seconds = Math.min(SECONDS.most, SECONDS.least + Math.ceil((format.duration ?? 0) * 2))
  return { mediaType: video ? 'video/mp4' : 'audio/mp4', parameters, seconds }
}

/** At most full HD, with even sides as the codec wants them. */
const ENCODE_VIDEO = [
  ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-pix_fmt', 'yuv420p'],
  ...['-vf', "scale='min(1920,trunc(iw/2)*2)':-2"],
]

/** Eight bits and colour at half resolution: others only some machines play. */
function isPlainPicture(format: string | undefined): boolean {
  return format === 'yuv420p' || format === 'yuvj420p'
}

/**
 * Makes a playable copy of a recording with FFmpeg.
 * @returns its path and media type; null where the recording plays as it is
 * @throws ProgramError
 */
export async function renderRecording(
  { ffmpeg, ffprobe }: { ffmpeg: string; ffprobe: string },
  source: string,
  mediaType: string,
  bench: Bench,
): Promise<{ path: string; mediaType: string } | null> {
  const questions = ['-show_entries', 'format=format_name,duration:stream=index,codec_type,codec_name,pix_fmt:stream_disposition']
  const answer = await runProgram(ffprobe, [...SAFE_INPUT, ...questions, '-of', 'json', source], bench, {
    seconds: PROBE_SECONDS,
  })
  const plan = planRecording(mediaType, readProbe(answer))
  if (plan === null) return null
  const path = join(bench.folder, 'recording.mp4')
  // Where it was recorded, with what and by whom is none of the assessor's business.
  const output = ['-sn', '-dn', '-map_metadata', '-1', '-movflags', '+faststart', path]
  const parameters = ['-nostdin', ...SAFE_INPUT, '-i', source, ...plan.parameters, ...output]
  await runProgram(ffmpeg, parameters, bench, { seconds: plan.seconds })
  return { path, mediaType: plan.mediaType }
}

function readProbe(answer: string): Probe {
  try {
    return ProbeSchema.parse(JSON.parse(answer))
  } catch {
    throw new ProgramError('failed', 'could not be understood')
  }
}
