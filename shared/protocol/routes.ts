/**
 * Where things are on the hub, all below the workbench's own origin. `GET` unless said otherwise:
 * `session` POST (sign in), GET (who am I), DELETE (sign out); `signInStart` and `signInCallback` are for a browser's address bar;
 * `commands` POST; `drafts` and `draft` also PUT and DELETE; `events` is a server-sent event stream whose event `change` says only that
 * the feed has something new.
 */
export const ROUTES = {
  health: '/api/health',
  /** Whether the process answers. */
  live: '/api/health/live',
  /** Whether its database does too. */
  ready: '/api/health/ready',
  samplePeople: '/api/v1/sample-people',
  session: '/api/v1/session',
  signIn: '/api/v1/sign-in',
  signInStart: '/api/v1/sign-in/start',
  signInCallback: '/api/v1/sign-in/callback',
  changes: '/api/v1/changes',
  commands: '/api/v1/commands',
  /** POST: asks for longer leases. */
  leases: '/api/v1/leases',
  /** Whether one's drafts travel between one's devices. */
  drafts: '/api/v1/drafts',
  /** One of them, sealed. */
  draft: (allocationId: string) => `/api/v1/drafts/${allocationId}`,
  events: '/api/v1/events',
  /** Bytes of an evidence file (item or rendition) of one's own allocation; honours `Range`. `ETag` is the SHA-256 in quotes. */
  evidence: (fileId: string, sha256: string) => `/api/v1/evidence/${fileId}/${sha256}`,
  /** The signed credential, `application/vc+ld+json`. */
  credential: (credentialId: string) => `/api/v1/credentials/${credentialId}`,
  /** Its picture with the credential baked in, `image/png`. */
  credentialImage: (credentialId: string) => `/api/v1/credentials/${credentialId}/badge.png`,
  /** The same credential as a VC-JWT, `text/plain`; badges from before there were any have none. */
  credentialToken: (credentialId: string) => `/api/v1/credentials/${credentialId}/credential.jwt`,
  /** POST: whether a badge holds, whoever issued it. */
  verifications: '/api/v1/verifications',
  /** How work stands now. */
  operationsToday: '/api/v1/operations/today',
  /** Turnaround of what was decided in a period. */
  operationsTurnaround: '/api/v1/operations/turnaround',
  /** Arrivals, ends and open work, date by date. */
  operationsFlow: '/api/v1/operations/flow',
  /** What is late or about to be, one by one. */
  operationsLate: '/api/v1/operations/late',
  /** POST: to whom work could be given. */
  operationsReceivers: '/api/v1/operations/receivers',
} as const

/** Public pages, outside `/api`; served with `Content-Security-Policy: sandbox`. */
export const PUBLIC_ROUTES = {
  badge: (credentialId: string) => `/badges/${credentialId}`,
  /** The script by which a badge's page checks the badge in the reader's browser. */
  badgeCheck: '/badges/check.js',
  /** The status list credential that says which badges were revoked; its address stands in every badge. */
  statusList: (listId: string) => `/badges/status/${listId}`,
  /** The DID document of a hub with an https address, where the did:web method expects it. */
  didDocument: '/.well-known/did.json',
} as const

/** Header by which the desktop's main process says who it is. */
export const CLIENT_HEADER = 'assay-client'
