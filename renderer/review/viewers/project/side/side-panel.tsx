import { Button, SegmentedControl } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { bindKeys, useFormats, useShortcuts, useTexts } from '../../../../kit'
import type { ArchiveNotice } from '../archive/archive'
import type { SearchHit } from '../archive/search-files'
import type { ArchiveState } from '../archive/use-archive'
import { PROJECT_KEYS } from '../project-keys'
import type { Folder } from '../tree/file-tree'
import { FilesPanel } from './files-panel'
import { SearchPanel } from './search-panel'
import classes from './side.module.css'

export type SidePanelProps = {
  archive: Extract<ArchiveState, { state: 'open' }>
  root: Folder
  openPath: string | null
  loading: ReadonlySet<string>
  notesOf(path: string): number
  openNested(path: string): Promise<boolean>
  onOpen(path: string, isFinal?: boolean): void
  onJump(hit: SearchHit, query: string): void
  onSaveCopy(): void
  treeRef(element: HTMLElement | null): void
}

/** The files of an archive, or a search through all of them; beneath, what the reader should know about the archive. */
export function SidePanel(props: SidePanelProps) {
  const { archive, root } = props
  const t = useTexts('project')
  const [tab, setTab] = useState<'files' | 'search'>('files')
  const input = useRef<HTMLInputElement | null>(null)
  const { bytes } = useFormats()
  useShortcuts(
    bindKeys(PROJECT_KEYS, t, {
      'project.searchAll'() {
        setTab('search')
        input.current?.focus()
      },
    }),
  )
  return (
    <div className={classes.side}>
      <div className={classes.top}>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('side.choose')}
          value={tab}
          onChange={(next) => setTab(next as 'files' | 'search')}
          data={[
            { value: 'files', label: t('side.files') },
            { value: 'search', label: t('side.search') },
          ]}
        />
      </div>
      {tab === 'files' ? <FilesPanel {...props} /> : <SearchPanel {...props} inputRef={input} />}
      <footer className={classes.foot}>
        {archive.notices.map((notice) => (
          <Notice key={notice.kind} notice={notice} />
        ))}
        <div className={classes.sum}>
          {t('side.sum', { count: root.fileCount, size: bytes(root.sizeBytes) })}
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconDownload size={14} aria-hidden />}
            onClick={props.onSaveCopy}
          >
            {t('side.saveAll')}
          </Button>
        </div>
      </footer>
    </div>
  )
}

function Notice({ notice }: { notice: ArchiveNotice }) {
  const t = useTexts('project')
  const { bytes, number } = useFormats()
  const words = () => {
    switch (notice.kind) {
      case 'more-entries':
        return notice.total === null
          ? t('notice.moreEntries', { listed: number(notice.listed) })
          : t('notice.moreEntriesOf', { listed: number(notice.listed), total: number(notice.total) })
      case 'truncated':
        return t('notice.truncated')
      case 'stopped':
        return t('notice.stopped', { size: bytes(notice.atBytes) })
      case 'renamed':
        return t('notice.renamed', { count: notice.count })
    }
  }
  return <p className={classes.notice}>{words()}</p>
}
