export type { Formats } from './formats'
export { ProviderZoneProvider, useFormats } from './use-formats'
export { useNow } from './use-now'
