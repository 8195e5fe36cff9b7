import { IconLayoutSidebarLeftExpand, IconRotateClockwise } from '@tabler/icons-react'
import { IconButton, useTexts } from '../../../kit'
import controls from '../../controls/controls.module.css'
import { PageControl } from '../../controls/page-control'
import { ViewerToolbar } from '../../controls/viewer-toolbar'
import { ZoomControl } from '../../controls/zoom-control'
import type { ViewerBodyProps } from '../viewer'
import classes from './pdf.module.css'
import { PDF_KEYS } from './pdf-keys'
import type { PdfSession, PdfState } from './pdf-session'

type PdfToolbarProps = Pick<ViewerBodyProps, 'toolbar' | 'onSaveCopy'> & {
  /** Null until the pages are there. */
  session: PdfSession | null
  pdf: PdfState
  showsPanel: boolean
  onPanel(): void
  onFind(): void
}

/** Page, zoom, turning and search of a PDF. */
export function PdfToolbar({ toolbar, onSaveCopy, session, pdf, showsPanel, onPanel, onFind }: PdfToolbarProps) {
  const t = useTexts('pdf')
  const review = useTexts('review')
  // Building the controls must not keep the first page waiting.
  if (!session || !pdf.isPainted) {
    return (
      <ViewerToolbar slot={toolbar} onFind={null} onSaveCopy={onSaveCopy}>
        {[]}
      </ViewerToolbar>
    )
  }
  const fits = [
    { value: 'page-width', label: review('controls.pageWidth') },
    { value: 'page-fit', label: review('controls.pageFit') },
  ]
  return (
    <ViewerToolbar slot={toolbar} onFind={onFind} onSaveCopy={onSaveCopy}>
      {[
        <div key="page" className={classes.start}>
          <IconButton
            label={t(showsPanel ? 'panel.hide' : 'panel.show')}
            keys={PDF_KEYS['pdf.panel'].keys[0]}
            icon={<IconLayoutSidebarLeftExpand size={18} />}
            aria-pressed={showsPanel}
            onClick={onPanel}
          />
          <PageControl page={pdf.page} pages={pdf.pages} onPage={(page) => session.goToPage(page)} />
        </div>,
        <div key="zoom" className={controls.group}>
          <ZoomControl
            scale={pdf.scale}
            onZoomIn={() => session.zoomIn()}
            onZoomOut={() => session.zoomOut()}
            onScale={(scale) => session.setZoom(String(scale))}
            fits={fits}
            onFit={(fit) => session.setZoom(fit)}
          />
          <IconButton
            label={t('turn')}
            keys={PDF_KEYS['pdf.turn'].keys[0]}
            icon={<IconRotateClockwise size={18} />}
            onClick={() => session.turn()}
          />
        </div>,
      ]}
    </ViewerToolbar>
  )
}
