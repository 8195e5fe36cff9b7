/** A picture of 1600 × 1000 pixels, larger than the viewer. */
export async function picture(): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(1600, 1000)
  canvas.getContext('2d')?.fillRect(100, 100, 400, 300)
  return bytesOf(canvas, 'image/png')
}

/**
 * A photograph of a camera that was held upright: stored as 400 × 200 pixels, left half dark, with the order to turn it right. It is
 * seen as 200 × 400 pixels, upper half dark.
 */
export async function uprightPhotograph(): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(400, 200)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.fillStyle = 'rgb(255 255 255)'
  context.fillRect(0, 0, 400, 200)
  context.fillStyle = 'rgb(0 0 0)'
  context.fillRect(0, 0, 200, 200)
  const plain = await bytesOf(canvas, 'image/jpeg')
  // Marker, length, "Exif", a big-endian TIFF header, and one entry: orientation (0x0112), one short, 6.
  const order = [
    [0xff, 0xe1, 0x00, 0x22, 0x45, 0x78, 0x69, 0x66, 0x00, 0x00],
    [0x4d, 0x4d, 0x00, 0x2a, 0x00, 0x00, 0x00, 0x08],
    [0x00, 0x01, 0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, 0x06, 0x00, 0x00],
    [0x00, 0x00, 0x00, 0x00],
  ].flat()
  return Uint8Array.from([...plain.slice(0, 2), ...order, ...plain.slice(2)])
}

/** The beginning of a PNG that claims to be as large as this. */
export function claimToBe(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(64)
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
  const view = new DataView(bytes.buffer)
  view.setUint32(16, width)
  view.setUint32(20, height)
  bytes.set([8, 6, 0, 0, 0], 24)
  return bytes
}

/** Two pictures of one pixel that follow each other, dark and light. */
export function animation(): Uint8Array {
  const frame = (pixel: number) => [
    [0x21, 0xf9, 0x04, 0x00, 0x0a, 0x00, 0x00, 0x00],
    [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0x02, 0x02, pixel, 0x01, 0x00],
  ]
  const head = [...new TextEncoder().encode('GIF89a'), 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]
  return Uint8Array.from([head, ...frame(0x44), ...frame(0x4c), [0x3b]].flat())
}

async function bytesOf(canvas: OffscreenCanvas, type: string): Promise<Uint8Array> {
  return new Uint8Array(await (await canvas.convertToBlob({ type })).arrayBuffer())
}
