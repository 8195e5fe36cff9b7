/** The workbench's oldest engine is Chromium 114 (`electron.vite.config.ts`): nothing turns younger functions into older ones. */
const YOUNGER = {
  AbortSignal: ['any'],
  Array: ['fromAsync'],
  Error: ['isError'],
  Iterator: ['from', 'concat'],
  Map: ['groupBy'],
  Math: ['f16round', 'sumPrecise'],
  Object: ['groupBy'],
  Promise: ['try', 'withResolvers'],
  ReadableStream: ['from'],
  RegExp: ['escape'],
  URL: ['canParse', 'parse'],
  Uint8Array: ['fromBase64', 'fromHex'],
}

/** For `no-restricted-properties`. */
export const TOO_YOUNG = Object.entries(YOUNGER).flatMap(([object, properties]) =>
  properties.map((property) => ({
    object,
    property,
    message: 'The oldest engine that Assay runs in (Chromium 114) does not know it.',
  })),
)
