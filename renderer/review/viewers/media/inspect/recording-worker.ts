import { expose } from 'comlink'
import { ALL_FORMATS, AudioSampleSink, CustomSource, Input, type InputTrack } from 'mediabunny'
import { codecName, type RecordingFacts, type RecordingReader, type TrackFacts } from './facts'
import { BARS, LoudnessMeter, MOST_BYTES_IN_FULL, partsToHear } from './loudness'

/** Looks into a recording, away from the window's own thread. Reads by range, and only what it needs. */

type Ask = (start: number, end: number) => Promise<Uint8Array>

const PROGRESS_EVERY_MS = 400
/** Pictures that are looked at to learn how long each is shown. */
const PICTURES_LOOKED_AT = 60

function readRecording(sizeBytes: number, ask: Ask): RecordingReader {
  const input = new Input({
    formats: ALL_FORMATS,
    source: new CustomSource({ getSize: () => sizeBytes, read: ask, handleUnhandledError: () => undefined }),
  })

  async function describe(track: InputTrack | null): Promise<TrackFacts | null> {
    if (track === null) return null
    return { codec: codecName(await track.getCodec(), track.internalCodecId), isPlayable: await track.canDecode() }
  }

  async function durationSeconds(): Promise<number | null> {
    const stated = await input.getDurationFromMetadata()
    // Some kinds of file don't say: to find out may mean to read all of it.
    const seconds = stated ?? (sizeBytes <= MOST_BYTES_IN_FULL ? await input.computeDuration() : null)
    return seconds !== null && Number.isFinite(seconds) && seconds > 0 ? seconds : null
  }

  return {
    async facts(): Promise<RecordingFacts | null> {
      if (!(await input.canRead())) return null
      const [picture, sound] = await Promise.all([input.getPrimaryVideoTrack(), input.getPrimaryAudioTrack()])
      const rate = (await picture?.computePacketStats(PICTURES_LOOKED_AT).catch(() => null))?.averagePacketRate ?? 0
      return {
        durationSeconds: await durationSeconds(),
        frameSeconds: rate > 0 ? 1 / rate : null,
        picture: await describe(picture),
        sound: await describe(sound),
      }
    },

    async loudness(onProgress): Promise<Float32Array | null> {
      const track = (await input.canRead()) ? await input.getPrimaryAudioTrack() : null
      const length = await durationSeconds()
      if (track === null || length === null || !(await track.canDecode())) return null
      const sink = new AudioSampleSink(track)
      const parts = partsToHear(sizeBytes, length)
      const meter = new LoudnessMeter(length, parts.length === 1 ? BARS : parts.length)
      let told = performance.now()
      for (const { startSeconds, endSeconds } of parts) {
        for await (const sample of sink.samples(startSeconds, endSeconds)) {
          const heard = new Float32Array(sample.numberOfFrames)
          sample.copyTo(heard, { planeIndex: 0, format: 'f32-planar' })
          meter.hear(sample.timestamp, heard, sample.sampleRate)
          sample.close()
          if (performance.now() - told < PROGRESS_EVERY_MS) continue
          told = performance.now()
          onProgress(meter.bars())
        }
      }
      return meter.bars()
    },
  }
}

/** @param ask how the page hands over a part of the file. @param port where the reader answers */
function open(sizeBytes: number, ask: Ask, port: MessagePort): void {
  expose(readRecording(sizeBytes, ask), port)
}

expose({ open })
