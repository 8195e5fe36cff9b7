/**
 * Who may import whom, as docs/decisions/001 states it: imports only go down. Each room is a folder; `may` names the rooms
 * whose files it may import beside its own. What isn't in the table is refused.
 */
export const ROOMS = [
  { name: 'shared', folder: 'shared', may: [] },
  { name: 'store', folder: 'renderer/store', may: ['shared'] },
  { name: 'sync', folder: 'renderer/sync', may: ['shared', 'store'] },
  { name: 'kit', folder: 'renderer/kit', may: ['shared', 'store'] },
  { name: 'review', folder: 'renderer/review', may: ['shared', 'store', 'kit', 'charts'] },
  { name: 'charts', folder: 'renderer/charts', may: ['shared', 'kit'] },
  { name: 'queue', folder: 'renderer/queue', may: ['shared', 'store', 'kit', 'review'] },
  { name: 'desk', folder: 'renderer/desk', may: ['shared', 'store', 'kit', 'review'] },
  { name: 'calibration', folder: 'renderer/calibration', may: ['shared', 'store', 'kit', 'review', 'charts'] },
  { name: 'reports', folder: 'renderer/reports', may: ['shared', 'store', 'kit'] },
  { name: 'operations', folder: 'renderer/operations', may: ['shared', 'store', 'kit', 'review', 'charts'] },
  { name: 'badges', folder: 'renderer/badges', may: ['shared', 'store', 'kit', 'review'] },
  { name: 'badge-page', folder: 'renderer/badge-page', may: ['shared', 'kit'] },
  { name: 'verify', folder: 'renderer/verify', may: ['shared', 'store', 'kit', 'review'] },
  { name: 'sync-centre', folder: 'renderer/sync-centre', may: ['shared', 'store', 'kit'] },
  { name: 'settings', folder: 'renderer/settings', may: ['shared', 'store', 'kit', 'review'] },
  {
    name: 'app',
    folder: 'renderer/app',
    may: [
      'shared',
      'store',
      'sync',
      'kit',
      'review',
      'queue',
      'desk',
      'calibration',
      'reports',
      'operations',
      'badges',
      'verify',
      'sync-centre',
      'settings',
    ],
  },
  { name: 'electron', folder: 'electron', may: ['shared'] },
  { name: 'hub', folder: 'hub', may: ['shared'] },
]

/** Viewers are rooms within a room: none imports another; a composite receives its parts as props. */
export const VIEWERS_FOLDER = 'renderer/review/viewers'

/** Packages that only one room may know, with the files that may import them. */
export const GUARDED_PACKAGES = [
  { name: 'dexie', patterns: ['dexie', 'dexie/*', 'dexie-react-hooks'], only: ['renderer/store/**'] },
  { name: 'pdf.js', patterns: ['pdfjs-dist', 'pdfjs-dist/**'], only: ['renderer/review/viewers/pdf/**'] },
  { name: 'electron', patterns: ['electron', 'electron/*'], only: ['electron/**'] },
  {
    name: 'the network',
    // Whole names: the hub has a room of its own that is called http.
    regex: '^((node:)?(https?|http2|net|tls|dns(/promises)?|dgram)|undici)$',
    // The trial's provider and the desktop's sign-in are listened to on this machine; they ask nobody.
    only: ['hub/door/**', 'hub/trial/**', 'electron/**'],
  },
  { name: 'nodemailer', patterns: ['nodemailer', 'nodemailer/*'], only: ['hub/outgoing/**'] },
]

/** Globals that reach the network: in the renderer only sync may use them; on the hub nobody, since `hub/door` needs none. */
export const NETWORK_GLOBALS = ['fetch', 'EventSource', 'WebSocket', 'XMLHttpRequest']
