/**
 * Loads the PDF viewer and starts a worker for it, so that a PDF that is about to be opened finds both there. For a desk that knows
 * of one before its bytes are read; cheap to call again.
 */
export async function warmPdf(): Promise<void> {
  const [{ standBy }] = await Promise.all([import('../viewers/pdf/pdf-workers'), import('../viewers/pdf/pdf-viewer')])
  standBy()
}
