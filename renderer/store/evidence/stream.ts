import { EVIDENCE_CHUNK_BYTES, type EvidenceFile, filesOf } from '../../../shared/domain'
import type { EvidenceStore, EvidenceStream } from '../contract'
import { STREAM_FOLDER, type StreamAnswer, type StreamQuestion } from './stream-protocol'

/** A shorter answer would only be followed by the next question. */
const LEAST_ANSWER_BYTES = EVIDENCE_CHUNK_BYTES / 8

/** What is handed over in one piece where no service worker answers. */
const MOST_BYTES_AT_ONCE = 64 * EVIDENCE_CHUNK_BYTES

/** Only what a media element plays: under an address of our own, anything else could be opened as a page of ours. */
const PLAYABLE = /^(?:audio|video)\/[a-z0-9.+-]+$/

type Options = {
  readRange: EvidenceStore['readRange']
  /** Makes sure that a service worker answers for this page; false where none can. */
  worker(): Promise<boolean>
}

/**
 * Recordings that are open, under addresses that only this page knows. The service worker asks for each part by itself and keeps
 * nothing, so it may be stopped at any time, and once the store is closed it is told nothing any more.
 */
export class EvidenceStreams {
  /** By token. Null once it was closed: who still asks for it is told so, and needn't wait. */
  readonly #open = new Map<string, { allocationId: string; file: EvidenceFile } | null>()
  readonly #options: Options
  #isListening = false

  constructor(options: Options) {
    this.#options = options
  }

  /** @returns an address that a media element can play, or why there is none. */
  async open(allocationId: string, fileId: string): Promise<EvidenceStream> {
    const { readRange, worker } = this.#options
    const beginning = await readRange(allocationId, fileId, 0, 1)
    if (!beginning.ok) return beginning
    const file = filesOf(beginning.item).find(({ id }) => id === fileId)
    if (file === undefined || !PLAYABLE.test(file.mediaType)) return { ok: false, reason: 'unknown' }
    if (!(await worker())) return this.#openAtOnce(allocationId, file)
    this.#listen()
    const token = crypto.randomUUID()
    this.#open.set(token, { allocationId, file })
    return { ok: true, url: new URL(STREAM_FOLDER + token, document.baseURI).href, release: () => this.#open.set(token, null) }
  }

  /** Nothing is open any more. */
  close(): void {
    for (const token of this.#open.keys()) this.#open.set(token, null)
  }

  /** The part of an open recording that a worker asks for. */
  async answer({ token, start, end }: Pick<StreamQuestion, 'token' | 'start' | 'end'>): Promise<StreamAnswer> {
    const opened = this.#open.get(token)
    if (!opened || start >= opened.file.sizeBytes) return { ok: false }
    const { allocationId, file } = opened
    const { sizeBytes, mediaType } = file
    const part = await this.#options.readRange(allocationId, file.id, start, Math.min(end, endOfAnswer(start)))
    if (!part.ok) return { ok: false }
    const { buffer, byteOffset, byteLength } = part.bytes as Uint8Array<ArrayBuffer>
    const isWhole = byteLength === buffer.byteLength
    const bytes = isWhole ? buffer : buffer.slice(byteOffset, byteOffset + byteLength)
    return { ok: true, bytes, start, sizeBytes, mediaType }
  }

  async #openAtOnce(allocationId: string, file: EvidenceFile): Promise<EvidenceStream> {
    if (file.sizeBytes > MOST_BYTES_AT_ONCE) return { ok: false, reason: 'too-large' }
    const whole = await this.#options.readRange(allocationId, file.id, 0, file.sizeBytes)
    if (!whole.ok) return whole
    const url = URL.createObjectURL(new Blob([whole.bytes as Uint8Array<ArrayBuffer>], { type: file.mediaType }))
    return { ok: true, url, release: () => URL.revokeObjectURL(url) }
  }

  #listen(): void {
    if (this.#isListening) return
    navigator.serviceWorker.addEventListener('message', this.#onMessage)
    this.#isListening = true
  }

  readonly #onMessage = (event: MessageEvent<unknown>): void => {
    const [port] = event.ports
    // What another store of this window has open is its own affair.
    if (port === undefined || !isQuestion(event.data) || !this.#open.has(event.data.token)) return
    void this.answer(event.data)
      .catch((): StreamAnswer => ({ ok: false }))
      .then((answer) => port.postMessage(answer, answer.ok ? [answer.bytes] : []))
  }
}

/** The end of the chunk in which an answer may end: the rest of that chunk had to be opened anyway. */
function endOfAnswer(start: number): number {
  return Math.ceil((start + LEAST_ANSWER_BYTES) / EVIDENCE_CHUNK_BYTES) * EVIDENCE_CHUNK_BYTES
}

function isQuestion(message: unknown): message is StreamQuestion {
  return typeof message === 'object' && message !== null && (message as StreamQuestion).type === 'assay:stream'
}
