import { useTexts } from '../../../kit'
import { PageControl } from '../../controls/page-control'
import { ViewerToolbar } from '../../controls/viewer-toolbar'
import { ZoomControl } from '../../controls/zoom-control'
import type { ViewerBodyProps } from '../viewer'
import type { PdfSession, PdfState } from './pdf-session'

type PdfToolbarProps = Pick<ViewerBodyProps, 'toolbar' | 'onSaveCopy'> & {
  session: PdfSession | null
  pdf: PdfState
  onFind(): void
}

/** Page, zoom and search of a PDF. */
export function PdfToolbar({ toolbar, onSaveCopy, session, pdf, onFind }: PdfToolbarProps) {
  const t = useTexts('review')
  if (!session || pdf.scale === 0) {
    return (
      <ViewerToolbar slot={toolbar} onFind={null} onSaveCopy={onSaveCopy}>
        {[]}
      </ViewerToolbar>
    )
  }
  const fits = [
    { value: 'page-width', label: t('controls.pageWidth') },
    { value: 'page-fit', label: t('controls.pageFit') },
  ]
  return (
    <ViewerToolbar slot={toolbar} onFind={onFind} onSaveCopy={onSaveCopy}>
      {[
        <PageControl key="page" page={pdf.page} pages={pdf.pages} onPage={(page) => session.goToPage(page)} />,
        <ZoomControl
          key="zoom"
          scale={pdf.scale}
          onZoomIn={() => session.zoomIn()}
          onZoomOut={() => session.zoomOut()}
          onScale={(scale) => session.setZoom(String(scale))}
          fits={fits}
          onFit={(fit) => session.setZoom(fit)}
        />,
      ]}
    </ViewerToolbar>
  )
}
