import { PDFDocument, rgb, StandardFonts } from 'pdf-lib'

const LINE = 'Two clinic managers concluded that supply caused demand, so the figure was split into two panels.'

/** A report as people hand them in: dense text on every page, a chart on every other, a photograph on every fifth. */
export async function makeLongPdf(pages: number): Promise<Uint8Array<ArrayBuffer>> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (let number = 1; number <= pages; number++) {
    const page = document.addPage([595, 842])
    const isTall = number % 2 === 0
    for (let line = 0; line < (isTall ? 30 : 52); line++) {
      page.drawText(`${number}.${line + 1} ${LINE}`, { x: 56, y: 780 - line * 14, size: 9, font })
    }
    for (let bar = 0; isTall && bar < 60; bar++) {
      const height = 20 + ((bar * 37 + number * 11) % 200)
      page.drawRectangle({ x: 56 + bar * 8, y: 80, width: 6, height, color: rgb(0.2, 0.3 + (bar % 5) / 10, 0.5) })
    }
    if (number % 5 === 0) {
      const photograph = await document.embedJpg(await makePhotograph(number))
      page.drawImage(photograph, { x: 300, y: 340, width: 240, height: 160 })
    }
  }
  return Uint8Array.from(await document.save())
}

/** Coarse noise, which compresses about as badly as a photograph. */
async function makePhotograph(seed: number): Promise<ArrayBuffer> {
  const canvas = new OffscreenCanvas(900, 600)
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
  let state = seed
  for (let y = 0; y < 600; y += 4) {
    for (let x = 0; x < 900; x += 4) {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      context.fillStyle = `hsl(${state % 360} 40% ${30 + (state % 40)}%)`
      context.fillRect(x, y, 4, 4)
    }
  }
  return (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 })).arrayBuffer()
}
