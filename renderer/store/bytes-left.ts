import type { AssayBridge } from '../../shared/protocol'

/**
 * How much may still be stored here, in bytes; null where nobody says. On the desktop the shell measures the disk. What the browser
 * estimates counts beside it, because it may grant less; but newer ones tell everybody a fixed amount, whatever the disk has.
 */
export async function bytesLeft(): Promise<number | null> {
  // In a worker there is no bridge.
  const { assay } = globalThis as { assay?: AssayBridge }
  const [granted, measured] = await Promise.all([
    navigator.storage.estimate().then(
      ({ quota, usage }) => (quota === undefined || usage === undefined ? null : quota - usage),
      () => null,
    ),
    assay?.disk().then(
      ({ freeBytes }) => freeBytes,
      () => null,
    ),
  ])
  const told = [granted, measured ?? null].filter((bytes) => bytes !== null)
  return told.length === 0 ? null : Math.min(...told)
}
