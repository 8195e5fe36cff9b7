import './polyfills'
// pdf.js's viewer components find the library in a global that it leaves when it is loaded, so it must be loaded before them.
import 'pdfjs-dist/legacy/build/pdf.mjs'

export { EventBus, PDFFindController, PDFLinkService, PDFViewer, RenderingStates } from 'pdfjs-dist/legacy/web/pdf_viewer.mjs'
