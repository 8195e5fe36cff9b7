/** How a draft travels between the devices of one person: sealed with a key that they share and the hub doesn't have. */
export { type Seen, type TravellingDraft, TravellingDraftSchema } from './content'
export { type EnvelopePlace, openDraft, sealDraft } from './envelope'
export { makeTravelSecret, readTravelCode, type TravelKey, travelKeyOf, type TravelSecret, writeTravelCode } from './key'
export { openSeen, sealSeen, type SeenMarkPlace } from './seen-mark'
export { holds, join, publishedBy, relate, type Relation } from './seen'
