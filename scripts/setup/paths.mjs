import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** What set-up fetches and remembers; may be deleted at any time. */
export const CACHE = join(ROOT, '.cache')

/** Where `npm start` keeps the trial's data: the hub's folder, the samples and the window's profile. */
export const DATA_HOME = resolve(process.env.ASSAY_HOME ?? join(ROOT, '.assay'))
