export { type Formats, makeFormats } from './formats'
export { ProviderZoneProvider, useFormats } from './use-formats'
export { useNow } from './use-now'
