import { answerEvidenceStreams, type StreamingWorker } from './evidence-stream-worker'

/** The desktop's service worker: streams recordings and nothing else, since the desktop brings its own files. */
declare const self: StreamingWorker & {
  skipWaiting(): Promise<void>
  addEventListener(type: 'install', listener: (event: Event & { waitUntil(work: Promise<unknown>): void }) => void): void
}

// One that an earlier build left behind must not answer for this one.
self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()))
answerEvidenceStreams(self)
