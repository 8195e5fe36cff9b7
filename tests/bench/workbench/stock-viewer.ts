import 'pdfjs-dist/legacy/web/pdf_viewer.css'
import { getDocument, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { EventBus, PDFLinkService, PDFViewer } from 'pdfjs-dist/legacy/web/pdf_viewer.mjs'
import { BundledAssets } from '../../../renderer/review/viewers/pdf/pdf-assets'

/** A worker for pdf.js's own viewer, as ours has one. */
export function startStockWorker(): PDFWorker {
  const address = new URL('../../../renderer/review/viewers/pdf/pdf-worker.ts', import.meta.url)
  return new PDFWorker({ port: new Worker(address, { type: 'module' }) as unknown as null })
}

type StockRoom = { container: HTMLDivElement; viewer: HTMLDivElement; close(): void }

/** An empty place for it on the page. */
export function stockRoom({ width, height }: { width: number; height: number }): StockRoom {
  const container = document.createElement('div')
  container.style.cssText = `position: absolute; overflow: auto; width: ${width}px; height: ${height}px`
  const viewer = document.createElement('div')
  viewer.className = 'pdfViewer'
  container.append(viewer)
  document.body.append(container)
  return { container, viewer, close: () => container.remove() }
}

type StockOptions = Pick<StockRoom, 'container' | 'viewer'> & { data: Uint8Array; worker: PDFWorker }

/** Opens a document from memory in pdf.js's own viewer component; its pages come as they are painted. */
export async function openStockViewer({ container, viewer, data, worker }: StockOptions): Promise<{ close(): Promise<void> }> {
  const eventBus = new EventBus()
  const linkService = new PDFLinkService({ eventBus })
  const component = new PDFViewer({ container, viewer, eventBus, linkService })
  linkService.setViewer(component)
  eventBus.on('pagesinit', () => {
    component.currentScaleValue = 'auto'
  })
  const task = getDocument({ data, worker, BinaryDataFactory: BundledAssets, useWorkerFetch: false, verbosity: 0 })
  const opened = await task.promise
  component.setDocument(opened)
  linkService.setDocument(opened)
  return {
    async close() {
      component.setDocument(null as never)
      await task.destroy()
    },
  }
}
