/**
 * Whether a badge holds: the same code on the hub, in the workbench and on the public page. It is pure: what has to be asked for elsewhere
 * comes in as `Sources`.
 */
export { checkBadge } from './check-badge'
export { type DocumentLoader, documentLoader, UnknownDocumentError } from './document-loader'
export { DID_CONTEXT, type DidDocument, readDidDocument } from './issuers'
export type { Ed25519Jwk, VerificationMethod } from './keys'
export { verifyProof } from './proof'
export type { BadgeReport } from './report'
export { expandStatusList } from './status-list'
export { claimsOf, verifyToken } from './token'
export { type Sources, verifyCredential, verifyFile, verifyJwt } from './verify'
