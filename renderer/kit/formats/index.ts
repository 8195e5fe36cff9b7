export type { Formats } from './formats'
export { ProviderZoneProvider, useFormats } from './use-formats'
export { useHubNow } from './use-hub-now'
export { useNow } from './use-now'
