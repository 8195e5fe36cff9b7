import type { AssayBridge } from '../../../shared/protocol'

/** What the desktop offers; undefined in a browser. */
export function desktopBridge(): AssayBridge | undefined {
  return (window as { assay?: AssayBridge }).assay
}

/**
 * Lets the person keep a file: with the system's save dialog on the desktop, as a download in a browser.
 * @returns whether it was saved; a browser doesn't say, so there it is always true.
 */
export async function saveCopy(copy: { fileName: string; mediaType: string; bytes: Uint8Array<ArrayBuffer> }): Promise<boolean> {
  const bridge = desktopBridge()
  if (bridge) return (await bridge.saveCopy(copy)).saved
  // A page would open instead of being saved under its own type, so the download is plain bytes.
  const address = URL.createObjectURL(new Blob([copy.bytes], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = address
  link.download = copy.fileName
  link.click()
  // The download has taken its reference by then; without this the bytes stay in memory until the page is left.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
  return true
}

/** Opens an address outside of Assay: in the system's browser, or in a new tab that can't reach this one. */
export async function openExternal(url: string): Promise<void> {
  const bridge = desktopBridge()
  if (bridge) await bridge.openExternal({ url })
  else window.open(url, '_blank', 'noopener,noreferrer')
}
