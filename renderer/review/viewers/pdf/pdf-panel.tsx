import { CloseButton, Tabs } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { useTexts } from '../../../kit'
import { OutlineTree } from './outline-tree'
import classes from './panel.module.css'
import type { PdfSession, PdfState } from './pdf-session'
import { ThumbnailList } from './thumbnail-list'

export type PanelTab = 'pages' | 'outline'

type PdfPanelProps = {
  session: PdfSession
  pdf: PdfState
  tab: PanelTab
  onTab(tab: PanelTab): void
  onClose(): void
  /** Gives the focus to the pages. */
  onLeave(): void
  onOpenLink(url: string): void
}

/** Beside the pages: all of them small, or the document's table of contents. */
export function PdfPanel({ session, pdf, tab, onTab, onClose, onLeave, onOpenLink }: PdfPanelProps) {
  const t = useTexts('pdf')
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    onLeave()
  }
  return (
    <aside className={classes.panel} aria-label={t('panel.label')} onKeyDown={onKeyDown}>
      <Tabs
        value={tab}
        onChange={(value) => onTab(value as PanelTab)}
        classNames={{ root: classes.tabs ?? '', tab: classes.tab ?? '', panel: classes.body ?? '' }}
        keepMounted={false}
      >
        <div className={classes.head}>
          <Tabs.List>
            <Tabs.Tab value="pages">{t('panel.pages')}</Tabs.Tab>
            <Tabs.Tab value="outline">{t('panel.outline')}</Tabs.Tab>
          </Tabs.List>
          <CloseButton size="sm" aria-label={t('panel.hide')} onClick={onClose} />
        </div>
        <Tabs.Panel value="pages">
          <ThumbnailList
            thumbnails={session.thumbnails}
            page={pdf.page}
            pages={pdf.pages}
            onPage={(page) => session.goToPage(page)}
            onLeave={onLeave}
          />
        </Tabs.Panel>
        <Tabs.Panel value="outline">
          <OutlineTree session={session} onOpenLink={onOpenLink} />
        </Tabs.Panel>
      </Tabs>
    </aside>
  )
}
