export { makeAnnotatedPdf, makeFeedbackPdf, type Making, readNotesFile } from './making'
export { notesAsMarkdown } from './notes-markdown'
export { pdfNotesOf } from './pdf-notes'
